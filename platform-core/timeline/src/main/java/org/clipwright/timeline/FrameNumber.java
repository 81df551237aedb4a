package org.clipwright.timeline;

/**
 * The arithmetic between seconds, samples and frame numbers, which count from 1. Seconds are 32-bit floats, as the original
 * engine keeps them.
 */
public final class FrameNumber {

  private static final double FLOAT_ERROR_FRAMES = 1e-3;

  private FrameNumber() {}

  /** The first frame of something that begins at a position. */
  public static long first(float positionSeconds, Rational fps) {
    return Rounding.halfAwayFromZero(positionSeconds * fps.toDouble()) + 1;
  }

  /** The last frame, inclusive, of something that begins at a position and is cut from start to end. */
  public static long last(float positionSeconds, float startSeconds, float endSeconds, Rational fps) {
    return Rounding.halfAwayFromZero(endSeconds(positionSeconds, startSeconds, endSeconds) * fps.toDouble());
  }

  /** Where on the timeline something ends, the sum done in single precision. */
  public static float endSeconds(float positionSeconds, float startSeconds, float endSeconds) {
    return positionSeconds + (endSeconds - startSeconds);
  }

  /** The frame that a clip or an effect on the timeline shows first, as its start is cut off. */
  public static long trimmedStart(float startSeconds, Rational fps) {
    return Rounding.halfAwayFromZero(startSeconds * fps.toDouble()) + 1;
  }

  /** Number of frames that cover the seconds; what exceeds a whole number by less than float error is not a frame. */
  public static long covering(double seconds, Rational fps) {
    double frames = seconds * fps.toDouble();
    long rounded = Rounding.halfAwayFromZero(frames);
    return Math.abs(frames - rounded) < FLOAT_ERROR_FRAMES ? rounded : (long) Math.ceil(frames);
  }

  /** When a frame begins, in seconds from the start of the timeline. */
  public static double seconds(long frame, Rational fps) {
    return (frame - 1) / fps.toDouble();
  }

  /** Number of samples a channel that belong to a frame. */
  public static int samples(long frame, Rational fps, int sampleRate, int channels) {
    return (int) Rounding.halfAwayFromZero(
        wholeSamples(frame, fps, sampleRate, channels) - wholeSamples(frame - 1, fps, sampleRate, channels));
  }

  /** Number of samples a channel before a frame begins: the sum over the frames before. */
  public static long samplesBefore(long frame, Rational fps, int sampleRate, int channels) {
    return Rounding.halfAwayFromZero(wholeSamples(frame - 1, fps, sampleRate, channels));
  }

  private static double wholeSamples(long frames, Rational fps, int sampleRate, int channels) {
    double samples = sampleRate * ((double) fps.den() / fps.num()) * frames;
    return channels < 1 ? samples : samples - samples % channels;
  }
}
