package org.clipwright.services.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.clipwright.sdk.storage.ContentType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MediaTypesTest {

  private static String stored(String key, String head) {
    return MediaTypes.of(key, head.getBytes(StandardCharsets.ISO_8859_1));
  }

  @ParameterizedTest
  @CsvSource({"....ftypisom,video/mp4", "....ftypqt  ,video/quicktime", "....ftypM4A ,audio/mp4",
    "RIFF....WAVEfmt,audio/x-wav", "RIFF....AVI LIST,video/x-msvideo", "RIFF....WEBPVP8,image/webp", "OggS,audio/ogg",
    "fLaC,audio/flac", "GIF89a,image/gif", "ID3,audio/mpeg", "<svg,application/octet-stream",
    "<html>,application/octet-stream", "RIFF,application/octet-stream", "%PDF-1.7,application/octet-stream",
    "#EXTM3U,application/octet-stream"})
  void aNameThatDoesNotTellLeavesItToTheFirstBytes(String head, String type) {
    assertThat(stored("video/files/1/media", head)).isEqualTo(type);
    assertThat(stored("video/files/1/media.html", head)).isEqualTo(type);
  }

  @Test
  void signaturesOfBinaryFormatsAreKnown() {
    assertThat(stored("a", "\u001aE\u00df\u00a3")).isEqualTo("video/x-matroska");
    assertThat(stored("a", "\u0089PNG\r\n")).isEqualTo("image/png");
    assertThat(stored("a", "\u00ff\u00d8\u00ff\u00e0")).isEqualTo("image/jpeg");
    assertThat(stored("", "")).isEqualTo(ContentType.UNKNOWN);
  }

  @Test
  void onlyWhatRunsNothingIsShown() {
    assertThat(MediaTypes.shown("video/mp4")).isTrue();
    assertThat(MediaTypes.shown("image/png")).isTrue();
    assertThat(MediaTypes.shown("image/svg+xml")).isFalse();
    assertThat(MediaTypes.shown("application/vnd.apple.mpegurl")).isTrue();
    assertThat(MediaTypes.shown("application/dash+xml")).isFalse();
    assertThat(MediaTypes.shown("video/x, text/html")).isFalse();
    assertThat(MediaTypes.shown("text/vtt")).isFalse();
    assertThat(MediaTypes.shown(ContentType.UNKNOWN)).isFalse();
  }
}
