package org.clipwright.sdk.media;

/**
 * The samples of one frame: planar floats, full scale at -1 and 1, one array per channel.
 *
 * <p>The arrays may be longer than the block. They belong to the host, which reuses them for the next frame.
 */
public final class AudioBlock {

  private final float[][] channels;
  private final int sampleRate;
  private int samples;

  /** A silent block with the given number of samples per channel. */
  public AudioBlock(int channelCount, int capacity, int sampleRate) {
    this.channels = new float[channelCount][capacity];
    this.sampleRate = sampleRate;
    this.samples = capacity;
  }

  /** Number of channels, 1 or more. */
  public int channelCount() {
    return channels.length;
  }

  /** Number of valid samples per channel. */
  public int samples() {
    return samples;
  }

  /** Samples per second. */
  public int sampleRate() {
    return sampleRate;
  }

  /** The samples of a channel; valid up to {@link #samples()}. */
  public float[] channel(int index) {
    return channels[index];
  }

  /**
   * Changes the number of valid samples, growing the arrays if needed; their content is kept. For the host and for
   * tests: sound effects must not change the number.
   */
  public void resize(int count) {
    for (int i = 0; i < channels.length; i++) {
      if (channels[i].length < count) {
        channels[i] = java.util.Arrays.copyOf(channels[i], count);
      }
    }
    samples = count;
  }

  /** Sets all valid samples to 0. */
  public void silence() {
    silenceFrom(0);
  }

  /** Sets the valid samples from an index on to 0; none if the block ends before it. */
  public void silenceFrom(int first) {
    for (float[] channel : channels) {
      java.util.Arrays.fill(channel, Math.min(first, samples), samples, 0f);
    }
  }
}
