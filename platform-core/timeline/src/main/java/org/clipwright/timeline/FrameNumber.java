package org.clipwright.timeline;

/** Conversion between seconds, samples and frame numbers, which start at 1. */
public final class FrameNumber {

  private FrameNumber() {}

  /** The start of a frame, in seconds from the start of the timeline. */
  public static double seconds(long frame, Rational fps) {
    return (frame - 1) / fps.toDouble();
  }

  /** Number of samples per channel that belong to a frame. */
  public static int samples(long frame, Rational fps, int sampleRate, int channels) {
    return (int) Rounding.halfAwayFromZero(
        wholeSamples(frame, fps, sampleRate, channels) - wholeSamples(frame - 1, fps, sampleRate, channels));
  }

  /** Number of samples per channel before a frame: the sum over the preceding frames. */
  public static long samplesBefore(long frame, Rational fps, int sampleRate, int channels) {
    return Rounding.halfAwayFromZero(wholeSamples(frame - 1, fps, sampleRate, channels));
  }

  private static double wholeSamples(long frames, Rational fps, int sampleRate, int channels) {
    double samples = sampleRate * ((double) fps.den() / fps.num()) * frames;
    return channels < 1 ? samples : samples - samples % channels;
  }
}
