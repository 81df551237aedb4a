package org.clipwright.sdk.caption;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** Collects text into spans: a new one begins where the style or the time changes. */
final class SpanBuilder {

  private final List<CaptionSpan> spans = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();
  private CaptionStyle style = CaptionStyle.PLAIN;
  private OptionalDouble startSeconds = OptionalDouble.empty();

  void text(String piece) {
    text.append(piece);
  }

  void text(char letter) {
    text.append(letter);
  }

  CaptionStyle style() {
    return style;
  }

  void style(CaptionStyle next) {
    if (!next.equals(style)) {
      close();
      style = next;
    }
  }

  void startsAt(double seconds) {
    close();
    startSeconds = OptionalDouble.of(seconds);
  }

  private void close() {
    if (!text.isEmpty()) {
      spans.add(new CaptionSpan(text.toString(), style, startSeconds));
      text.setLength(0);
    }
  }

  /** The spans; none if there is no visible text. */
  List<CaptionSpan> spans() {
    close();
    return spans.stream().allMatch(span -> span.text().isBlank()) ? List.of() : List.copyOf(spans);
  }
}
