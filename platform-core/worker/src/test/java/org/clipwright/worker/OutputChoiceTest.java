package org.clipwright.worker;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import org.clipwright.services.field.Bitrate;
import org.clipwright.services.resource.Export;
import org.clipwright.services.resource.UserId;
import org.clipwright.timeline.Profile;
import org.clipwright.timeline.Rational;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an export's file does not have as it was requested. */
class OutputChoiceTest {

  private static List<String> changes(String type, String format, String codec, int rate) {
    Bitrate bits = new Bitrate(Bitrate.Unit.BITS_PER_SECOND, 128_000);
    Export.Settings settings =
        new Export.Settings(type, format, "libx264", bits, codec, bits, 1, -1, "");
    return OutputChoice.changes(
        Export.draft(new UserId(1), 1, settings, 1, JsonNodeFactory.instance.objectNode()),
        new Profile(64, 36, new Rational(25, 1), rate, 2, 3));
  }

  @ParameterizedTest
  @CsvSource({"mp3, libmp3lame, 96000, 48000", "mp4, aac, 5000, 7350", "mkv, ac3, 11025, 32000"})
  void aSampleRateThatTheCodecLacksIsReported(String format, String codec, int asked, int written) {
    String sentence =
        "\"" + codec + "\" cannot write sound of " + asked + " Hz; " + written + " Hz were used instead.";

    assertThat(changes("video", format, codec, asked)).contains(sentence);
    assertThat(changes("audio", format, codec, asked)).contains(sentence);
    assertThat(changes("video", format, codec, written)).doesNotContain(sentence);
  }

  @Test
  void ratesThatAreKeptOrNotWrittenAreNoNews() {
    assertThat(changes("audio", "mp4", "aac", 44_100)).noneMatch(sentence -> sentence.contains("Hz"));
    assertThat(changes("audio", "wav", "pcm_s16le", 12_345)).noneMatch(sentence -> sentence.contains("Hz"));
    assertThat(changes("image", "%05d.png", "aac", 5000)).noneMatch(sentence -> sentence.contains("Hz"));
    assertThat(changes("video", "mp4", "none", 5000)).noneMatch(sentence -> sentence.contains("Hz"));
    assertThat(changes("video", "mp4", "nobody", 5000)).noneMatch(sentence -> sentence.contains("Hz"));
  }
}
