package org.clipwright.media.encode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.bytedeco.ffmpeg.global.avcodec.AV_FIELD_BB;
import static org.bytedeco.ffmpeg.global.avcodec.AV_FIELD_TT;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_encoder_by_name;
import static org.bytedeco.ffmpeg.global.avformat.avformat_close_input;
import static org.bytedeco.ffmpeg.global.avformat.avformat_find_stream_info;
import static org.bytedeco.ffmpeg.global.avformat.avformat_open_input;

import java.lang.foreign.Arena;
import java.nio.file.Path;
import java.util.Optional;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.clipwright.render.codec.OutputSettings;
import org.clipwright.render.codec.VideoRate;
import org.clipwright.render.codec.VideoSettings;
import org.clipwright.render.codec.VideoSettings.Scanning;
import org.clipwright.sdk.media.Frame;
import org.clipwright.timeline.Rational;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VideoTrackTest {

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({"mp4, libx264", "mov, libx264", "mov, prores_ks", "matroska, ffv1", "mpeg, mpeg2video"})
  void filmsSayWhichOfTheirFieldsComesFirst(String muxer, String codec) {
    assertThat(fieldOrder(written(muxer, codec, Scanning.TOP_FIELD_FIRST, 2_000_000))).isEqualTo(AV_FIELD_TT);
    assertThat(fieldOrder(written(muxer, codec, Scanning.BOTTOM_FIELD_FIRST, 2_000_000))).isEqualTo(AV_FIELD_BB);
  }

  @ParameterizedTest
  @CsvSource({"libx264, 256", "libx264, 0", "libsvtav1, 1000000000", "libx265, 256", "libvpx, 256",
    "libopenh264, 3000000000", "libaom-av1, 1000000000000"})
  void bitRatesOutOfAnEncodersLimitsBecomeTheNearest(String codec, long bitsPerSecond) {
    assertThatCode(() -> written("matroska", codec, Scanning.PROGRESSIVE, bitsPerSecond)).doesNotThrowAnyException();
  }

  /** Passed over on a machine with such a card. */
  @ParameterizedTest
  @CsvSource({
    "h264_nvenc, NVIDIA, libx264", "hevc_nvenc, NVIDIA, libx265", "av1_nvenc, NVIDIA, libsvtav1",
    "h264_qsv, Intel, libx264", "hevc_qsv, Intel, libx265", "h264_amf, AMD, libx264"})
  void encodersOfCardsThatAreMissingSaySoAndNameThatOfTheProcessor(String codec, String maker, String instead) {
    assumeThat((Object) avcodec_find_encoder_by_name(codec)).as("part of this build").isNotNull();
    Throwable failure = catchThrowable(() -> written("mp4", codec, Scanning.PROGRESSIVE, 2_000_000));
    assumeThat((Object) failure).as("no such card").isNotNull();
    assertThat(failure).hasMessageContaining(codec).hasMessageContaining("a graphics card of " + maker)
        .hasMessageContaining("this machine has none").hasMessageContaining("Use " + instead);
  }

  private Path written(String muxer, String codec, Scanning scanning, long bitsPerSecond) {
    Path file = folder.resolve("film." + muxer);
    VideoSettings settings = new VideoSettings(codec, 176, 144, new Rational(25, 1),
        new VideoRate(VideoRate.Mode.BITRATE, bitsPerSecond), "", scanning);
    try (Arena arena = Arena.ofConfined();
        FfmpegEncoder encoder =
            FfmpegEncoder.open(file, new OutputSettings(muxer, Optional.of(settings), Optional.empty(), 1))) {
      Frame frame = Frame.allocate(arena, settings.width(), settings.height());
      for (int i = 0; i < 3; i++) {
        encoder.write(frame);
      }
      encoder.finish();
    }
    return file;
  }

  private static int fieldOrder(Path file) {
    AVFormatContext reader = new AVFormatContext(null);
    try {
      assertThat(avformat_open_input(reader, file.toString(), null, null)).isZero();
      assertThat(avformat_find_stream_info(reader, (AVDictionary) null)).isNotNegative();
      return reader.streams(0).codecpar().field_order();
    } finally {
      avformat_close_input(reader);
    }
  }
}
