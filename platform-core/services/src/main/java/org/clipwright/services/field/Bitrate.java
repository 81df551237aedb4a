package org.clipwright.services.field;

import java.util.Locale;
import java.util.Optional;

/**
 * A bit rate or quality, as clients write it.
 *
 * @param unit what the number counts
 * @param value bits per second, or a quality
 */
public record Bitrate(Unit unit, long value) {

  /** What the number of a bit rate counts. */
  public enum Unit {
    BITS_PER_SECOND,
    CRF,
    CQP,
    QP
  }

  /**
   * Reads a number, or text like {@code 8.0 Mb/sec}, {@code 192 kb/sec}, {@code 23 crf}; a bare number below 256 is a
   * quality, as in the original engine.
   */
  public static Optional<Bitrate> parse(String text) {
    String[] words = text.strip().toLowerCase(Locale.ROOT).split("\\s+");
    if (words.length > 2 || !words[0].matches("[+]?(\\d+([.]\\d*)?|[.]\\d+)")) {
      return Optional.empty();
    }
    double number = Double.parseDouble(words[0]);
    return number > 1e12 ? Optional.empty() : withUnit(number, words.length == 2 ? words[1] : "");
  }

  private static Optional<Bitrate> withUnit(double number, String unit) {
    if (unit.isEmpty()) {
      return Optional.of(number > 0 && number < 256 ? quality(Unit.CRF, number, 63) : bits(number));
    }
    if (unit.startsWith("kb")) {
      return Optional.of(bits(number * 1000));
    }
    if (unit.startsWith("mb")) {
      return Optional.of(bits(number * 1_000_000));
    }
    return switch (unit) {
      case "b/s", "b/sec", "bit/s", "bits/sec" -> Optional.of(bits(number));
      case "crf" -> Optional.of(quality(Unit.CRF, number, 63));
      case "cqp" -> Optional.of(quality(Unit.CQP, number, 63));
      case "qp" -> Optional.of(quality(Unit.QP, number, 255));
      default -> Optional.empty();
    };
  }

  private static Bitrate bits(double number) {
    return new Bitrate(Unit.BITS_PER_SECOND, Math.round(number));
  }

  private static Bitrate quality(Unit unit, double number, long highest) {
    return new Bitrate(unit, Math.clamp(Math.round(number), 0, highest));
  }
}
