package org.clipwright.media.encode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.bytedeco.ffmpeg.global.avformat.AVFMT_NEEDNUMBER;
import static org.bytedeco.ffmpeg.global.avformat.AVFMT_NOFILE;

import java.nio.file.Path;
import org.bytedeco.ffmpeg.avformat.AVOutputFormat;
import org.clipwright.media.FfmpegEncoderOpener;
import org.clipwright.media.PaintedFilm;
import org.clipwright.render.codec.MediaException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which formats an export may have; those of FFmpeg that go elsewhere are refused before anything is opened. */
class WritableFormatsTest {

  @TempDir Path folder;

  @Test
  void eachFormatOnTheListWritesOneFile() {
    for (String name : WritableFormats.names().split(", ")) {
      AVOutputFormat format = Codecs.container(name);
      assertThat(format.flags() & (AVFMT_NOFILE | AVFMT_NEEDNUMBER)).as(name).isZero();
    }
  }

  @Test
  void namesAreTakenInAnyCase() {
    assertThat(Codecs.container(" MKV ").name().getString()).isEqualTo("matroska");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "tee", "segment", "stream_segment", "ssegment", "smoothstreaming", "hds", "rtsp", "sap", "rtp", "rtp_mpegts",
        "whip", "webm_chunk", "webm_dash_manifest", "image2", "image2pipe", "png",
        "%05d.png", "fifo", "ffmetadata", "null", "md5", "framecrc", "alsa", "oss", "pulse", "xv", "fbdev", "mp4/../x",
        "../mp4", ""
      })
  void formatsThatWriteElsewhereAreRefused(String name) {
    Path output = folder.resolve("output");
    assertThatExceptionOfType(MediaException.class)
        .isThrownBy(() -> new FfmpegEncoderOpener().open(output, PaintedFilm.silent(name, "libx264", 1).settings()))
        .withMessageContaining("is not a supported output format. Use one of ")
        .withMessageContaining("mp4");
    assertThat(folder).isEmptyDirectory();
  }
}
