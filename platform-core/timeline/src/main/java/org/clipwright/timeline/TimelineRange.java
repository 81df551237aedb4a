package org.clipwright.timeline;

import java.util.stream.Stream;

/**
 * Where a clip or an effect lies on the timeline, and which frames it covers there. Its frames count from 1.
 *
 * @param position seconds from the start of the timeline
 * @param start seconds cut off its start
 * @param end second of it at which it ends
 * @param precision how seconds become frames
 */
public record TimelineRange(double position, double start, double end, Precision precision) {

  /** How seconds become frames. */
  public enum Precision {
    /** As the decimals say: spans that touch in seconds touch in frames at every rate. */
    EXACT,
    /** In the original engine's 32-bit floats, whose errors may open a gap of a frame or add one to a project's end. */
    SINGLE
  }

  /** Seconds as decimals are off by less than this after they were added and multiplied, in frames. */
  private static final double DOUBLE_ERROR_FRAMES = 1e-6;

  /** A range with the frames that its decimals say. */
  public static TimelineRange of(double position, double start, double end) {
    return new TimelineRange(decimals(position), decimals(start), decimals(end), Precision.EXACT);
  }

  /** The original writes 0.35 as 0.3499999940395355, its 32-bit float; what it means are the decimals of that float. */
  private static double decimals(double seconds) {
    float single = (float) seconds;
    return single == seconds ? Double.parseDouble(Float.toString(single)) : seconds;
  }

  /** The same range with frames counted in another way. */
  public TimelineRange in(Precision other) {
    return new TimelineRange(position, start, end, other);
  }

  /** Its first frame on the timeline. */
  public long firstFrame(Rational fps) {
    return nearest(position, fps) + 1;
  }

  /** Its last frame on the timeline, inclusive; below the first when it is never seen. */
  public long lastFrame(Rational fps) {
    return nearest(endPosition(), fps);
  }

  /** Number of the last frame of a project that has these on its timeline; 0 when there is nothing. */
  public static long lastFrame(Stream<TimelineRange> ranges, Rational fps) {
    return ranges.mapToLong(range -> range.projectEnd(fps)).max().orElse(0);
  }

  /** What is shorter than a frame shows nothing, but a project of that alone has one frame. */
  private long projectEnd(Rational fps) {
    return switch (precision) {
      case EXACT -> endPosition() > 0 ? Math.max(1, lastFrame(fps)) : 0;
      // A part of a frame, as well as an error of the sum, makes the original's project one frame longer.
      case SINGLE -> Math.max(0, (long) Math.ceil(endPosition() * fps.toDouble()));
    };
  }

  /** Whether it is on at a frame of the timeline. */
  public boolean covers(long frame, Rational fps) {
    return firstFrame(fps) <= frame && frame <= lastFrame(fps);
  }

  /** The frame of its own that it shows first, as its start is cut off. */
  public long trimmedStart(Rational fps) {
    return nearest(start, fps) + 1;
  }

  /** The frame of its own that it shows at a frame of the timeline. */
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
