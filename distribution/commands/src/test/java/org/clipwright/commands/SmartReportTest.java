package org.clipwright.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import org.clipwright.worker.SmartFilm;
import org.junit.jupiter.api.Test;

/** What becomes of the frames of a smart render, in lines. */
class SmartReportTest {

  private static String printed(long copied, Map<String, Long> encoded) {
    StringWriter text = new StringWriter();
    new SmartReport(100, new SmartFilm.Outcome(copied, encoded)).print(new PrintWriter(text));
    return text.toString();
  }

  @Test
  void reasonsOfMostFramesComeFirst() {
    assertThat(printed(60, Map.of("The project draws these frames.", 10L, "Media differ.", 30L))).isEqualTo("""
        60 of 100 frames are copied.
          30 encoded: Media differ.
          10 encoded: The project draws these frames.
        """);
  }

  @Test
  void withoutCopiesItIsSaidWhy() {
    assertThat(printed(0, Map.of("Nothing fits.", 100L))).isEqualTo("""
        No frames can be copied; all are encoded.
          100 encoded: Nothing fits.
        """);
  }
}
