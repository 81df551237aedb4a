package org.clipwright.render.mix;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import org.clipwright.render.codec.SoundSource;
import org.clipwright.render.effect.EffectWatch;
import org.clipwright.render.plan.NestedProjects;
import org.clipwright.render.setup.RenderException;
import org.clipwright.render.setup.RenderSetup;
import org.clipwright.render.stage.CloseSequence;
import org.clipwright.timeline.Clip;
import org.clipwright.timeline.MediaInfo;
import org.clipwright.timeline.Profile;
import org.clipwright.timeline.ReaderItem;

/**
 * Opens the sound of clips' media and keeps returned sources for the next clip of the same file; the one unused longest
 * is closed first.
 */
public final class SoundSourcePool implements AutoCloseable {

  private static final int LARGEST_IDLE = 8;

  /** Each source holds a decoder and some seconds of sound. */
  public static final int MOST_AT_ONCE = 250;

  private final RenderSetup setup;
  private final NestedProjects nested;
  private final MixerOpener mixers;
  private final EffectWatch watch;
  private final Deque<Idle> idle = new ArrayDeque<>();
  private final Map<Path, Boolean> probed = new HashMap<>();
  private int sounding;

  private record Idle(Path file, SoundSource source) {}

  /**
   * Creates the sources for one render.
   *
   * @param mixers creates the mixers for nested projects
   */
  SoundSourcePool(RenderSetup setup, NestedProjects nested, MixerOpener mixers, EffectWatch watch) {
    this.setup = setup;
    this.nested = nested;
    this.mixers = mixers;
    this.watch = watch;
  }

  /**
   * The file that holds a clip's sound; empty when its media has none. Media the project does not describe is probed.
   */
  Optional<Path> file(Clip clip) {
    return clip.reader().filter(this::hasAudio).flatMap(ReaderItem::path);
  }

  private boolean hasAudio(ReaderItem reader) {
    Optional<Boolean> stated = reader.info().map(MediaInfo::hasAudio);
    if (isProject(reader)) {
      return stated.orElse(true);
    }
    return stated.orElseGet(() -> reader.path().map(this::probedAudio).orElse(false));
  }

  private boolean probedAudio(Path file) {
    return probed.computeIfAbsent(file, path -> setup.media().probe(path).hasAudio());
  }

  /** A source for one clip alone, at the timeline's rate and layout; the clip's media must have sound. */
  SoundSource take(Clip clip) {
    Path file = file(clip).orElseThrow();
    Iterator<Idle> newestFirst = idle.descendingIterator();
    while (newestFirst.hasNext()) {
      Idle candidate = newestFirst.next();
      if (candidate.file.equals(file)) {
        newestFirst.remove();
        sounding++;
        return candidate.source;
      }
    }
    if (sounding == MOST_AT_ONCE) {
      throw new RenderException("More than " + MOST_AT_ONCE + " clips are audible at the same time; the last is of \""
          + file.getFileName() + "\".");
    }
    SoundSource source = open(clip.reader().orElseThrow(), file);
    sounding++;
    return source;
  }

  private SoundSource open(ReaderItem reader, Path file) {
    if (isProject(reader)) {
      return NestedSound.open(nested.timeline(file, setup.files()), setup, nested.enter(file), mixers, watch);
    }
    Profile profile = setup.timeline().profile();
    return setup.media().sound(file, profile.sampleRate(), profile.channelLayout(), setup.fidelity());
  }

  private static boolean isProject(ReaderItem reader) {
    return reader.type().equals(ReaderItem.NESTED_PROJECT);
  }

  /** Takes back a source whose clip is over. */
  void giveBack(Clip clip, SoundSource source) {
    sounding--;
    if (setup.fidelity().original()) {
      // The point where decoding started may be audible, and the original engine opens media anew for each clip.
      source.close();
      return;
    }
    idle.addLast(new Idle(file(clip).orElseThrow(), source));
    if (idle.size() > LARGEST_IDLE) {
      idle.removeFirst().source.close();
    }
  }

  @Override
  public void close() {
    CloseSequence closing = new CloseSequence();
    idle.forEach(each -> closing.then(each.source::close));
    idle.clear();
    closing.end();
  }
}
