package org.clipwright.render;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import org.clipwright.sdk.effect.Fidelity;
import org.clipwright.timeline.Profile;

/**
 * Opens sound sources and keeps the ones given back for the next clip of the same file, the longest unused closed first.
 */
final class SoundSourcePool implements AutoCloseable {

  private static final int LARGEST_IDLE = 8;

  private final MediaOpener opener;
  private final Profile profile;
  private final Fidelity fidelity;
  private final Deque<Idle> idle = new ArrayDeque<>();

  private record Idle(Path file, SoundSource source) {}

  SoundSourcePool(MediaOpener opener, Profile profile, Fidelity fidelity) {
    this.opener = opener;
    this.profile = profile;
    this.fidelity = fidelity;
  }

  /** A source for one clip alone, at the timeline's rate and layout. */
  SoundSource take(Path file) {
    Iterator<Idle> newestFirst = idle.descendingIterator();
    while (newestFirst.hasNext()) {
      Idle candidate = newestFirst.next();
      if (candidate.file.equals(file)) {
        newestFirst.remove();
        return candidate.source;
      }
    }
    return opener.sound(file, profile.sampleRate(), profile.channelLayout(), fidelity);
  }

  /** Takes back a source whose clip is over. */
  void giveBack(Path file, SoundSource source) {
    idle.addLast(new Idle(file, source));
    if (idle.size() > LARGEST_IDLE) {
      idle.removeFirst().source.close();
    }
  }

  @Override
  public void close() {
    idle.forEach(each -> each.source.close());
    idle.clear();
  }
}
