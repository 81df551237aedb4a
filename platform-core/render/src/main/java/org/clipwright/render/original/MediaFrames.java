package org.clipwright.render.original;

import org.clipwright.render.codec.SoundFormat;
import org.clipwright.render.codec.SoundSource;
import org.clipwright.render.sound.RecentBlocks;
import org.clipwright.sdk.media.AudioBlock;
import org.clipwright.timeline.FrameNumber;

/**
 * The sound of a file in frames at its own rate, read and cached as in the original engine: for a frame slightly ahead
 * it reads on; otherwise it starts some frames earlier and caches those as well. Frames before the file's first sound
 * have no samples.
 */
final class MediaFrames {

  private static final int NEAR = 20;
  private static final int RUN_UP = 12;
  private static final int MOST_KEPT = 24;

  private final SoundFormat format;
  private final SoundSource source;
  private final AudioBlock piece;
  private final RecentBlocks kept = new RecentBlocks(MOST_KEPT);
  private long last;

  MediaFrames(SoundFormat format, SoundSource source) {
    this.format = format;
    this.source = source;
    this.piece = new AudioBlock(format.channels(), 0, format.sampleRate());
  }

  /** A frame; the first or last one for out-of-range numbers. */
  AudioBlock frame(long number) {
    long wanted = Math.clamp(number, 1, Math.max(1, format.frames()));
    if (kept.get(wanted) == null) {
      load(wanted);
      last = wanted;
    }
    return kept.get(wanted);
  }

  private void load(long wanted) {
    if (last < wanted && wanted - last <= NEAR) {
      for (long number = last + 1; number <= wanted; number++) {
        load(number, number);
      }
    } else {
      load(Math.max(1, wanted - RUN_UP), wanted);
    }
  }

  private void load(long from, long to) {
    long start = before(from);
    piece.resize((int) (before(to + 1) - start));
    source.read(start, piece);
    for (long number = from; number <= to; number++) {
      int offset = (int) (before(number) - start);
      int count = before(number + 1) <= format.firstSample() ? 0 : (int) (before(number + 1) - start) - offset;
      AudioBlock frame = new AudioBlock(format.channels(), count, format.sampleRate());
      for (int channel = 0; channel < format.channels(); channel++) {
        System.arraycopy(piece.channel(channel), offset, frame.channel(channel), 0, count);
      }
      kept.put(number, frame);
    }
  }

  private long before(long number) {
    return FrameNumber.samplesBefore(number, format.fps(), format.sampleRate(), format.channels());
  }
}
