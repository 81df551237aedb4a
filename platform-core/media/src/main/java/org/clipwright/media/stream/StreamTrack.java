package org.clipwright.media.stream;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;

/**
 * A track of a film, cut into segments.
 *
 * @param codec as browsers call it, such as {@code avc1.64001f}
 * @param timescale the units per second in which the segments' lengths are counted
 */
record StreamTrack(Facts facts, String codec, int timescale, List<Segment> segments) {

  /** The name of the file that players are set up with. */
  static final String START = "init.mp4";

  /** The ending of segments' names. */
  static final String ENDING = ".m4s";

  private static final int DECIMALS = 6;
  private static final int BYTE_BITS = 8;

  StreamTrack {
    segments = List.copyOf(segments);
  }

  /** What kind of track it is. */
  sealed interface Facts {

    /** The name of its folder. */
    String folder();
  }

  /**
   * Pictures.
   *
   * @param rate frames a second, as a fraction
   */
  record Pictures(int width, int height, int rate, int rateBase) implements Facts {

    @Override
    public String folder() {
      return "video";
    }
  }

  /** Sound. */
  record Sound(int sampleRate, int channels) implements Facts {

    @Override
    public String folder() {
      return "audio";
    }
  }

  /**
   * A segment.
   *
   * @param units how long it is shown or heard
   * @param bytes its size
   */
  record Segment(long units, long bytes) {}

  /** The name of its folder. */
  String folder() {
    return facts.folder();
  }

  /** How long all of it is. */
  BigDecimal seconds() {
    return seconds(segments.stream().mapToLong(Segment::units).sum());
  }

  /** How long a segment is. */
  BigDecimal seconds(Segment segment) {
    return seconds(segment.units);
  }

  /** How long the longest segment is. */
  BigDecimal longest() {
    return seconds(segments.stream().mapToLong(Segment::units).max().orElse(0));
  }

  private BigDecimal seconds(long units) {
    return BigDecimal.valueOf(units).divide(BigDecimal.valueOf(timescale), DECIMALS, RoundingMode.HALF_UP);
  }

  /** Bits per second of the segment that has most. */
  long peakBits() {
    return segments.stream().mapToLong(segment -> bits(segment.bytes, seconds(segment))).max().orElse(0);
  }

  /** Bits per second on average. */
  long meanBits() {
    return bits(segments.stream().mapToLong(Segment::bytes).sum(), seconds());
  }

  private static long bits(long bytes, BigDecimal seconds) {
    return seconds.signum() == 0 ? 0
        : BigDecimal.valueOf(bytes * BYTE_BITS).divide(seconds, MathContext.DECIMAL64)
            .setScale(0, RoundingMode.CEILING).longValueExact();
  }
}
