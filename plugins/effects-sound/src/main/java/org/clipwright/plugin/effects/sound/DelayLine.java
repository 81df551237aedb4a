package org.clipwright.plugin.effects.sound;

/** A ring of the last five seconds of one channel. */
final class DelayLine {

  private static final int SECONDS = 5;
  private static final float LIMIT = 1e9f;

  private final float[] ring;
  private int next;

  DelayLine(int sampleRate) {
    ring = new float[SECONDS * sampleRate + 1];
  }

  /** A delay in samples that the ring can give. */
  static double delay(double seconds, int sampleRate) {
    return Math.clamp(seconds * sampleRate, 0.0, (double) SECONDS * sampleRate);
  }

  /** Takes the next sample in. A loop that runs away stops at a finite, if deafening, level. */
  void store(float sample) {
    ring[next] = Math.clamp(sample, -LIMIT, LIMIT);
    next = next + 1 == ring.length ? 0 : next + 1;
  }

  /**
   * What was stored the given number of samples before the sample that is stored next, between two samples on the line
   * that joins them; below 1, the line leads to the oldest sample held.
   */
  float before(double delay) {
    double position = next - delay;
    int whole = (int) Math.floor(position);
    float fraction = (float) (position - whole);
    float older = ring[Math.floorMod(whole, ring.length)];
    return fraction == 0 ? older : older + fraction * (ring[Math.floorMod(whole + 1, ring.length)] - older);
  }

  /** One line for each channel. */
  static DelayLine[] forChannels(int channels, int sampleRate) {
    DelayLine[] lines = new DelayLine[channels];
    for (int i = 0; i < channels; i++) {
      lines[i] = new DelayLine(sampleRate);
    }
    return lines;
  }
}
