package org.clipwright.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CaptionTextTest {

  @Test
  void shortTimeCodesAreRead() {
    assertThat(CaptionText.parse("00:00.000 --> 00:07.000\nCaption text to be displayed between 0 and 7 seconds."))
        .containsExactly(new CaptionCue(0, 7, "Caption text to be displayed between 0 and 7 seconds."));
  }

  @Test
  void subRipNumbersCommasAndBlankLinesAreNoText() {
    String text = "1\r\n00:00:01,500 --> 00:00:03,000\r\nOne\r\nTwo\r\n\r\n2\r\n00:01:00,000 --> 01:00:01,250\r\nThree\r\n";
    assertThat(CaptionText.parse(text))
        .containsExactly(new CaptionCue(1.5, 3, "One\nTwo"), new CaptionCue(60, 3601.25, "Three"));
  }

  @Test
  void webVttHeadAndNotesAreLeftOut() {
    String text = "WEBVTT\n\nNOTE made by hand\n\n00:01.000 --> 00:02.000 align:start\nHello\n";
    assertThat(CaptionText.parse(text)).containsExactly(new CaptionCue(1, 2, "Hello"));
  }

  @Test
  void writtenTextReadsBackTheSame() {
    var cues = CaptionText.parse("00:01.250 --> 00:02.000\nHello\nworld\n\n01:00:00.000 --> 01:00:01.999\nBye");
    assertThat(CaptionText.parse(CaptionText.format(cues))).isEqualTo(cues);
  }

  @Test
  void textWithoutTimeCodesHasNoCues() {
    assertThat(CaptionText.hasCues("Hello\nworld 1 --> 2")).isFalse();
  }
}
