package org.clipwright.sdk.caption;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Cues whose text is on the line of their times, and cues without any. */
class TextBesideTimesTest {

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
    "'00:01.000 --> 00:02.000 Hello\n00:03.000 --> 00:04.000 Bye' | Hello,Bye",
    "'1\n00:01.000 --> 00:02.000 Hello\n\n2\n00:03.000 --> 00:04.000 line:5 Bye' | Hello,Bye",
    "'WEBVTT\n\n00:01.000 --> 00:02.000 align:start\nHello' | Hello",
    "'00:01.000 --> 00:02.000 X1:5 X2:10 Y1:3 Y2:4\nHello' | Hello",
    "'00:01.000 --> 00:02.000 this\nHello' | Hello",
  })
  void textBehindTheTimesIsReadWhereNoneIsBelow(String text, String texts) {
    Captions captions = CaptionReader.read(text);
    assertThat(captions.faults()).isEmpty();
    assertThat(captions.cues().stream().map(cue -> cue.spans().getFirst().text()).toList())
        .containsExactly(texts.split(","));
  }

  @Test
  void textBehindTheTimesMayBeLong() {
    String words = "long ".repeat(100).strip();
    assertThat(CaptionReader.read("00:01.000 --> 00:02.000 " + words).cues().getFirst().spans().getFirst().text())
        .isEqualTo(words);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {"'1\n00:01.000 --> 00:02.000\n\n' | 2",
    "'\n\n\n00:01.000 --> 00:02.000 align:start\n\n' | 4"})
  void timesWithoutAnyTextAreNamed(String text, int line) {
    Captions.Fault fault = CaptionReader.read(text).faults().getFirst();
    assertThat(fault.line()).isEqualTo(line);
    assertThat(fault.sentence()).endsWith("has no text below its times.");
  }
}
