package org.clipwright.sdk.caption;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.clipwright.sdk.media.Color;

/**
 * Reads the contents of SubStation's braces, such as {@code {\an8\i1\c&H00FFFF&}}; tags that do not affect the text's
 * appearance are ignored.
 */
final class OverrideReader {

  private static final Pattern TAG =
      Pattern
          .compile("\\\\(?<name>an|pos|kf|ko|K|k|1c|[cabiup](?![a-zA-Z])|r)(?<value>\\([^)]*\\)|&[^\\\\]*|-?[0-9.]*)");
  private static final int[] OLD_ANCHORS = {0, 1, 2, 3, 0, 7, 8, 9, 0, 4, 5, 6};

  private final SpanBuilder spans;
  private final CaptionStyle base;
  private double karaokeSeconds;
  private boolean drawing;
  private Optional<Integer> anchor = Optional.empty();
  private Optional<double[]> point = Optional.empty();

  /**
   * Reads tags into spans.
   *
   * @param base the style that {@code \r} restores
   * @param startSeconds start of the cue, from which karaoke times count
   */
  OverrideReader(SpanBuilder spans, CaptionStyle base, double startSeconds) {
    this.spans = spans;
    this.base = base;
    this.karaokeSeconds = startSeconds;
  }

  /** Reads the tags of one pair of braces. */
  void take(String tags) {
    Matcher tag = TAG.matcher(tags);
    while (tag.find()) {
      take(tag.group("name"), tag.group("value"));
    }
  }

  /** Whether what follows is a drawing in vectors, which is not shown. */
  boolean isDrawing() {
    return drawing;
  }

  /**
   * The position that the text requests, if any; its coordinates refer to a picture of the given size.
   *
   * @param usualAnchor the anchor, as a key of the number pad, of a point without one
   */
  Optional<CaptionPlace> place(double width, double height, int usualAnchor) {
    int known = anchor.orElse(usualAnchor);
    return point
        .map(at -> new CaptionPlace(known, OptionalDouble.of(at[0] / width), OptionalDouble.of(at[1] / height)))
        .or(() -> anchor.map(CaptionPlace::at));
  }

  private void take(String name, String value) {
    switch (name) {
      case "b" -> spans.style(spans.style().withBold(number(value).orElse(base.bold() ? 1 : 0) > 0));
      case "i" -> spans.style(spans.style().withItalic(number(value).orElse(base.italic() ? 1 : 0) > 0));
      case "u" -> spans.style(spans.style().withUnderline(number(value).orElse(base.underline() ? 1 : 0) > 0));
      case "c", "1c" -> spans.style(spans.style().withColor(color(value)));
      case "r" -> spans.style(base);
      case "an" -> number(value).ifPresent(key -> anchorAt((int) key));
      case "a" -> number(value).ifPresent(key -> anchorAt(key >= 0 && key < 12 ? OLD_ANCHORS[(int) key] : 0));
      case "pos" -> place(value);
      case "p" -> drawing = number(value).orElse(0) > 0;
      default -> karaoke(value);
    }
  }

  private Optional<Color> color(String value) {
    return CaptionColors.subStation(value).or(base::color);
  }

  private void anchorAt(int key) {
    if (key >= 1 && key <= 9) {
      anchor = Optional.of(key);
    }
  }

  private void place(String value) {
    Matcher numbers = Pattern.compile("\\(\\s*(-?[0-9.]+)\\s*,\\s*(-?[0-9.]+)\\s*\\)").matcher(value);
    if (numbers.matches()) {
      OptionalDouble x = number(numbers.group(1));
      OptionalDouble y = number(numbers.group(2));
      if (x.isPresent() && y.isPresent()) {
        point = Optional.of(new double[] {x.getAsDouble(), y.getAsDouble()});
      }
    }
  }

  /** Takes the length of the next syllable, in hundredths of a second. */
  private void karaoke(String value) {
    spans.startsAt(karaokeSeconds);
    karaokeSeconds += Math.max(0, number(value).orElse(0)) / 100;
  }

  private static OptionalDouble number(String value) {
    try {
      return value.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(Double.parseDouble(value));
    } catch (NumberFormatException e) {
      return OptionalDouble.empty();
    }
  }
}
