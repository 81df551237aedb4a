package org.clipwright.media.sound;

import java.util.Arrays;
import org.clipwright.sdk.media.AudioBlock;

/** The decoded samples around the read position, with the position of the first of them. */
final class SampleWindow {

  private final float[][] samples;
  private long start;
  private int length;
  private boolean placed;
  private boolean beginning;

  SampleWindow(int channels) {
    this.samples = new float[channels][1 << 14];
  }

  /** Position of the first sample held. */
  long start() {
    return start;
  }

  /**
   * Position after the last sample held; before anything is placed, the largest possible value, so that reading seeks.
   */
  long end() {
    return placed ? start + length : Long.MIN_VALUE / 2;
  }

  boolean isPlaced() {
    return placed;
  }

  /** Whether the first sample held is the first of the stream, so that nothing can precede it. */
  boolean atBeginning() {
    return beginning;
  }

  void place(long position) {
    start = position;
    placed = true;
    beginning = position <= 0 || beginning;
  }

  void clear() {
    length = 0;
    placed = false;
    beginning = false;
    start = 0;
  }

  /** Makes room for more samples and returns the arrays to write them into, from {@link #length()} on. */
  float[][] room(int count) {
    for (int i = 0; i < samples.length; i++) {
      if (samples[i].length < length + count) {
        samples[i] = Arrays.copyOf(samples[i], Math.max(samples[i].length * 2, length + count));
      }
    }
    return samples;
  }

  int length() {
    return length;
  }

  void appended(int count) {
    length += count;
  }

  void appendSilence(int count) {
    float[][] target = room(count);
    for (float[] channel : target) {
      Arrays.fill(channel, length, length + count, 0);
    }
    length += count;
  }

  /** Steps back by a number of samples, to be overwritten. */
  void stepBack(long count) {
    int held = (int) Math.min(count, length);
    length -= held;
    start -= count - held;
  }

  /** Drops samples before a position, lazily so that memory is not moved for every block. */
  void discardBefore(long position) {
    int unused = (int) Math.min(length, Math.max(0, position - start));
    if (!placed || unused < 1 << 14 && unused < length) {
      return;
    }
    for (float[] channel : samples) {
      System.arraycopy(channel, unused, channel, 0, length - unused);
    }
    start += unused;
    length -= unused;
    if (unused > 0) {
      beginning = false;
    }
  }

  /** Copies samples from a position on; those not held are silent. */
  void copy(long position, AudioBlock block) {
    block.silence();
    long from = Math.max(position, start);
    long to = Math.min(position + block.samples(), start + length);
    if (!placed || from >= to) {
      return;
    }
    for (int i = 0; i < block.channelCount(); i++) {
      System.arraycopy(samples[i], (int) (from - start), block.channel(i), (int) (from - position), (int) (to - from));
    }
  }
}
