package org.clipwright.media.encode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_free;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_get;

import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVDictionaryEntry;
import org.clipwright.render.codec.VideoRate;
import org.clipwright.render.codec.VideoSettings;
import org.clipwright.timeline.Rational;
import org.junit.jupiter.api.Test;

class LookaheadTest {

  @Test
  void ofUsualSizesNothingChanges() {
    assertThat(option("libx264", "rc-lookahead", 4096, 4096, "")).isEmpty();
    assertThat(option("libvpx-vp9", "lag-in-frames", 4096, 4096, "")).isEmpty();
  }

  @Test
  void ofLargePicturesFewerAreKept() {
    assertThat(option("libx264", "rc-lookahead", 7680, 4320, "")).isEqualTo("21");
    assertThat(option("libx264", "rc-lookahead", 8192, 8192, "")).isEqualTo("10");
    assertThat(option("libx265", "x265-params", 8192, 8192, "")).endsWith(":rc-lookahead=10");
    assertThat(option("libvpx-vp9", "lag-in-frames", 8192, 8192, "")).isEqualTo("10");
  }

  @Test
  void aPresetThatKeepsFewerIsLeftAlone() {
    assertThat(option("libx264", "rc-lookahead", 8192, 8192, "ultrafast")).isEmpty();
  }

  private static String option(String codec, String name, int width, int height, String preset) {
    AVDictionary options = new AVDictionary(null);
    VideoSettings settings = new VideoSettings(
        codec, width, height, new Rational(30, 1), new VideoRate(VideoRate.Mode.BITRATE, 8_000_000), preset,
        VideoSettings.Scanning.PROGRESSIVE);
    try {
      Lookahead.limit(codec, settings, options);
      AVDictionaryEntry entry = av_dict_get(options, name, null, 0);
      return entry == null ? "" : entry.value().getString();
    } finally {
      av_dict_free(options);
    }
  }
}
