package org.clipwright.plugin.effects.picture.text;

import java.util.Locale;

/**
 * Computes the text of a timer.
 *
 * @param mode what it counts
 * @param format how it is written
 * @param floor whether it stops at zero
 * @param framesPerSecond frame rate of what it counts
 */
record TimerReading(Mode mode, Format format, Floor floor, double framesPerSecond) {

  private static final double LONGEST_SECONDS = 1e9;
  private static final double DAY_SECONDS = 24 * 60 * 60;

  /** What a timer counts; in the order of the numbers in projects. */
  enum Mode {
    UP,
    DOWN,
    CLOCK,
    TIMECODE,
    FRAMES
  }

  /** How a time is written; in the order of the numbers in projects. */
  enum Format {
    MINUTES("88:88"),
    HOURS("88:88:88"),
    MILLISECONDS("88:88:88.888"),
    TIMECODE("88:88:88:88"),
    FRAMES("");

    /** A text as wide as the usual time. */
    final String widest;

    Format(String widest) {
      this.widest = widest;
    }
  }

  /** What happens to times below zero. */
  enum Floor {
    /** It stops at zero. */
    ZERO,
    /** It continues with a sign. */
    NONE
  }

  /**
   * The text at a frame.
   *
   * @param frame the frame counted, from 1
   * @param start seconds at the first frame; for a countdown, seconds that have already elapsed
   * @param length duration of a countdown in seconds
   */
  String text(long frame, double start, double length) {
    double elapsed = (frame - 1) / framesPerSecond;
    double seconds = Math.clamp(
        mode == Mode.DOWN ? length - start - elapsed : start + elapsed, -LONGEST_SECONDS, LONGEST_SECONDS);
    return switch (written()) {
      case FRAMES -> Long.toString(frames(frame, start, seconds));
      case TIMECODE -> timecode(floored(seconds));
      case MINUTES, HOURS, MILLISECONDS -> clock(mode == Mode.CLOCK ? ofDay(seconds) : floored(seconds));
    };
  }

  /** A text as wide as usual; empty if the width depends on the text. */
  String widest() {
    return written().widest;
  }

  private Format written() {
    return switch (mode) {
      case FRAMES -> Format.FRAMES;
      case TIMECODE -> format == Format.FRAMES ? Format.FRAMES : Format.TIMECODE;
      case UP, DOWN, CLOCK -> format;
    };
  }

  /** For a countdown, the frames left; otherwise the frame number, offset by the start. */
  private long frames(long frame, double start, double seconds) {
    double count = mode == Mode.DOWN
        ? seconds * framesPerSecond
        : frame + Math.clamp(start, -LONGEST_SECONDS, LONGEST_SECONDS) * framesPerSecond;
    return Math.round(floored(count));
  }

  private double floored(double count) {
    return floor == Floor.ZERO ? Math.max(0, count) : count;
  }

  private static double ofDay(double seconds) {
    double rest = seconds % DAY_SECONDS;
    return rest < 0 ? rest + DAY_SECONDS : rest;
  }

  private String clock(double seconds) {
    long milliseconds = Math.round(Math.abs(seconds) * 1000);
    long whole = milliseconds / 1000;
    String sign = seconds < 0 && milliseconds > 0 ? "-" : "";
    return sign + switch (written()) {
      case MILLISECONDS -> hours(whole) + write(".%03d", milliseconds % 1000);
      case HOURS -> hours(whole);
      default -> write("%02d:%02d", whole / 60, whole % 60);
    };
  }

  private String timecode(double seconds) {
    long frames = Math.round(Math.abs(seconds) * framesPerSecond);
    long rate = Math.max(1, Math.round(framesPerSecond));
    String sign = seconds < 0 && frames > 0 ? "-" : "";
    return sign + hours(frames / rate) + write(":%02d", frames % rate);
  }

  private static String hours(long seconds) {
    return write("%02d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60);
  }

  private static String write(String pattern, Object... numbers) {
    return String.format(Locale.ROOT, pattern, numbers);
  }
}
