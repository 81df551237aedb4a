package org.clipwright.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MediaInfoTest {

  /** Four pictures, 0.4 s apart, of which the last is shown for 0.04 s; others that last as long as they should. */
  @ParameterizedTest
  @CsvSource({"1.24, 5, 2, 3, 4", "10, 30, 1, 300, 300", "10.01, 30000, 1001, 300, 300", "10.0104, 30, 1, 300, 301",
    "0, 30, 1, 1, 1"})
  void theLastFrameIsTheOneThatBeginsLast(float seconds, int num, int den, long length, long last) {
    Rational fps = new Rational(num, den);
    MediaInfo.Shape shape =
        MediaInfo.Shape.upright(64, 36, new Rational(1, 1), new Rational(16, 9));
    MediaInfo.PictureTrack picture = new MediaInfo.PictureTrack(true, false, shape, fps, length,
        MediaInfo.Storage.progressive(-1), new MediaInfo.Stream("h264", 0, 0, fps.inverse()));
    MediaInfo film =
        new MediaInfo(new MediaInfo.Whole("FFmpegReader", seconds, 0), picture, MediaInfo.Sound.NONE, Map.of());

    assertThat(film.lastFrame()).isEqualTo(last);
  }
}
