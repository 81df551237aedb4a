package org.clipwright.plugin.effects.sound;

/** A ring buffer of one channel's last five seconds. */
final class DelayLine {

  private static final int SECONDS = 5;
  private static final float LIMIT = 1e9f;

  private final float[] ring;
  private int next;

  DelayLine(int sampleRate) {
    ring = new float[SECONDS * sampleRate + 1];
  }

  /** A delay in samples that the buffer can provide. */
  static double delay(double seconds, int sampleRate) {
    return Math.clamp(seconds * sampleRate, 0.0, (double) SECONDS * sampleRate);
  }

  /** Stores the next sample. Runaway feedback stops at a finite, if deafening, level. */
  void store(float sample) {
    ring[next] = Math.clamp(sample, -LIMIT, LIMIT);
    next = next + 1 == ring.length ? 0 : next + 1;
  }

  /**
   * The sample stored the given number of samples before the next one to be stored, with linear interpolation between
   * samples; below 1, it is interpolated towards the oldest sample held.
   */
  float before(double delay) {
    double position = next - delay;
    int whole = (int) Math.floor(position);
    float fraction = (float) (position - whole);
    float older = ring[Math.floorMod(whole, ring.length)];
    return fraction == 0 ? older : older + fraction * (ring[Math.floorMod(whole + 1, ring.length)] - older);
  }

  /** One delay line per channel. */
  static DelayLine[] forChannels(int channels, int sampleRate) {
    DelayLine[] lines = new DelayLine[channels];
    for (int i = 0; i < channels; i++) {
      lines[i] = new DelayLine(sampleRate);
    }
    return lines;
  }
}
