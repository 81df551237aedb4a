package org.clipwright.timeline;

import java.util.stream.Stream;

/**
 * Where a clip or an effect is on the timeline, and which frames it covers there. Frames count from 1.
 *
 * @param position seconds from the start of the timeline
 * @param start seconds trimmed from its start
 * @param end where it ends, in seconds from its untrimmed start
 * @param precision how seconds are converted to frames
 */
public record TimelineRange(double position, double start, double end, Precision precision) {

  /** How seconds are converted to frames. */
  public enum Precision {
    /** By the exact decimals: spans that touch in seconds touch in frames at every rate. */
    EXACT,
    /** In the original engine's 32-bit floats, whose errors may open a gap of a frame or add one to a project's end. */
    SINGLE
  }

  /** Largest error, in frames, of decimal seconds after adding and multiplying. */
  private static final double DOUBLE_ERROR_FRAMES = 1e-6;

  /** A range with the frames that its exact decimals give. */
  public static TimelineRange of(double position, double start, double end) {
    return new TimelineRange(decimals(position), decimals(start), decimals(end), Precision.EXACT);
  }

  /** The original writes 0.35 as 0.3499999940395355, its 32-bit float; it means the decimals of that float. */
  private static double decimals(double seconds) {
    float single = (float) seconds;
    return single == seconds ? Double.parseDouble(Float.toString(single)) : seconds;
  }

  /** The same range with another precision. */
  public TimelineRange in(Precision other) {
    return new TimelineRange(position, start, end, other);
  }

  /** Number of the first frame on the timeline, from 1. */
  public long firstFrame(Rational fps) {
    return nearest(position, fps) + 1;
  }

  /** Its last frame on the timeline, inclusive; less than the first if it is never visible. */
  public long lastFrame(Rational fps) {
    return nearest(endPosition(), fps);
  }

  /** Number of the last frame of a project with these ranges on its timeline; 0 if there are none. */
  public static long lastFrame(Stream<TimelineRange> ranges, Rational fps) {
    return ranges.mapToLong(range -> range.projectEnd(fps)).max().orElse(0);
  }

  /** A range shorter than a frame shows nothing, but a project with nothing else has one frame. */
  private long projectEnd(Rational fps) {
    return switch (precision) {
      case EXACT -> endPosition() > 0 ? Math.max(1, lastFrame(fps)) : 0;
      // A partial frame, or an error in the sum, makes the original's project one frame longer.
      case SINGLE -> Math.max(0, (long) Math.ceil(endPosition() * fps.toDouble()));
    };
  }

  /** Whether it is active at a timeline frame. */
  public boolean covers(long frame, Rational fps) {
    return firstFrame(fps) <= frame && frame <= lastFrame(fps);
  }

  /** The first of its own frames that it shows, after the left trim. */
  public long trimmedStart(Rational fps) {
    return nearest(start, fps) + 1;
  }

  /** The one of its own frames that it shows at a timeline frame. */
  public long ownFrame(long frame, Rational fps) {
    return frame - firstFrame(fps) + trimmedStart(fps);
  }

  /** Where on the timeline it ends, in seconds. */
  public double endPosition() {
    return switch (precision) {
      case EXACT -> position + (end - start);
      case SINGLE -> (float) position + ((float) end - (float) start);
    };
  }

  private long nearest(double seconds, Rational fps) {
    return switch (precision) {
      case EXACT -> (long) Math.floor(seconds * fps.num() / fps.den() + 0.5 + DOUBLE_ERROR_FRAMES);
      case SINGLE -> Rounding.halfAwayFromZero((float) seconds * fps.toDouble());
    };
  }
}
