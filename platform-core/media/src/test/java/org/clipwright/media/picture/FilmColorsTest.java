package org.clipwright.media.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_PRI_BT2020;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_PRI_BT709;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_PRI_SMPTE432;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_RANGE_MPEG;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_SPC_BT709;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_SPC_UNSPECIFIED;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_TRC_ARIB_STD_B67;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_TRC_BT709;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_TRC_SMPTE2084;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUV444P;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_get_buffer;

import java.lang.foreign.Arena;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.javacpp.Pointer;
import org.clipwright.render.codec.Scaling;
import org.clipwright.render.picture.ColorConversion;
import org.clipwright.sdk.effect.Fidelity;
import org.clipwright.sdk.media.Frame;
import org.junit.jupiter.api.Test;

class FilmColorsTest {

  /** Signals of 203 and 1000 cd/m² by SMPTE ST 2084. */
  private static final double PQ_WHITE = 0.5807;

  private static final double PQ_BRIGHT = 0.7518;
  private static final double HLG_WHITE = 0.75;

  @Test
  void whiteIsWhiteAndBlackIsBlack() {
    requireGrey(color(AVCOL_TRC_SMPTE2084, AVCOL_PRI_BT2020, PQ_WHITE, PQ_WHITE, PQ_WHITE), 252, 255);
    requireGrey(color(AVCOL_TRC_SMPTE2084, AVCOL_PRI_BT2020, PQ_BRIGHT, PQ_BRIGHT, PQ_BRIGHT), 255, 255);
    requireGrey(color(AVCOL_TRC_SMPTE2084, AVCOL_PRI_BT2020, 0, 0, 0), 0, 0);
    requireGrey(color(AVCOL_TRC_ARIB_STD_B67, AVCOL_PRI_BT2020, HLG_WHITE, HLG_WHITE, HLG_WHITE), 252, 255);
    requireGrey(color(AVCOL_TRC_ARIB_STD_B67, AVCOL_PRI_BT2020, 0, 0, 0), 0, 0);
  }

  @Test
  void saturatedColorsStaySaturated() {
    int red = color(AVCOL_TRC_SMPTE2084, AVCOL_PRI_BT2020, PQ_WHITE, 0, 0);
    assertThat(red & 255).isGreaterThanOrEqualTo(250);
    assertThat(red >> 8 & 255).isLessThanOrEqualTo(12);
    assertThat(red >> 16).isLessThanOrEqualTo(12);
  }

  @Test
  void greysOfBothCurvesAreTheSameLight() {
    double half = WHITE_SHARE * 203;
    double pq = pqSignal(half);
    int fromPq = color(AVCOL_TRC_SMPTE2084, AVCOL_PRI_BT2020, pq, pq, pq) & 255;
    double hlg = Math.sqrt(3 * Math.pow(half / 1000, 1 / 1.2));
    int fromHlg = color(AVCOL_TRC_ARIB_STD_B67, AVCOL_PRI_BT2020, hlg, hlg, hlg) & 255;
    assertThat(fromHlg).isBetween(fromPq - 1, fromPq + 1);
    assertThat(fromPq).isBetween(123, 127);
  }

  /** The light of sRGB's 125. */
  private static final double WHITE_SHARE = 0.2051;

  @Test
  void brighterThanWhiteKeepsItsHueUntilItGlares() {
    int orange = color(AVCOL_TRC_SMPTE2084, AVCOL_PRI_BT709, pqSignal(600), pqSignal(300), pqSignal(60));
    assertThat(orange & 255).isEqualTo(255);
    assertThat(orange >> 8 & 255).isBetween(180, 230);
    assertThat(orange >> 16).isLessThan(orange >> 8 & 255);
  }

  @Test
  void displayP3IsConvertedAndSrgbIsNot() {
    int red = color(AVCOL_TRC_BT709, AVCOL_PRI_SMPTE432, 1, 60 / 255.0, 60 / 255.0);
    assertThat(red & 255).isEqualTo(255);
    assertThat(red >> 8 & 255).isBetween(14, 18);
    AVFrame frame = frame(64, AVCOL_TRC_BT709, AVCOL_PRI_BT709);
    assertThat(FilmColors.of(frame)).isEmpty();
    av_frame_free(frame);
  }

  @Test
  void whatDoesNotSayHowItIsCodedIsCodedByItsSize() {
    assertThat(redOf(1280, 720)).isNotEqualTo(redOf(720, 576));
    assertThat(redOf(720, 576)).isEqualTo(redOf(640, 480));
    assertThat(redOf(1080, 1920)).isEqualTo(redOf(1280, 720));
  }

  /** What a saturated red of BT.709 becomes in a picture of a size. */
  private static int redOf(int width, int height) {
    AVFrame frame = frame(width, height);
    try (Arena arena = Arena.ofConfined(); PixelConverter converter = new PixelConverter()) {
      fill(frame, 0, 63);
      fill(frame, 1, 102);
      fill(frame, 2, 240);
      Frame target = Frame.allocate(arena, 16, 16);
      converter.toRgba(frame, target, Scaling.BICUBIC, Fidelity.CORRECT);
      return target.pixel(100);
    } finally {
      av_frame_free(frame);
    }
  }

  private static void fill(AVFrame frame, int plane, int value) {
    Pointer.memset(frame.data(plane), value, (long) frame.linesize(plane) * frame.height());
  }

  private static AVFrame frame(int width, int height) {
    AVFrame frame = av_frame_alloc();
    frame.format(AV_PIX_FMT_YUV444P);
    frame.width(width);
    frame.height(height);
    frame.colorspace(AVCOL_SPC_UNSPECIFIED);
    frame.color_range(AVCOL_RANGE_MPEG);
    assertThat(av_frame_get_buffer(frame, 0)).isNotNegative();
    return frame;
  }

  private static AVFrame frame(int size, int curve, int primaries) {
    AVFrame frame = frame(size, size);
    frame.color_trc(curve);
    frame.color_primaries(primaries);
    frame.colorspace(AVCOL_SPC_BT709);
    return frame;
  }

  private static int color(int curve, int primaries, double red, double green, double blue) {
    AVFrame frame = frame(16, curve, primaries);
    try {
      ColorConversion conversion = FilmColors.of(frame).orElseThrow();
      return conversion.color((int) Math.round(red * 65535), (int) Math.round(green * 65535),
          (int) Math.round(blue * 65535));
    } finally {
      av_frame_free(frame);
    }
  }

  private static double pqSignal(double nits) {
    double power = Math.pow(nits / 10_000, 0.1593017578125);
    return Math.pow((0.8359375 + 18.8515625 * power) / (1 + 18.6875 * power), 78.84375);
  }

  private static void requireGrey(int color, int least, int most) {
    assertThat(color & 255).isBetween(least, most);
    assertThat(color >> 8 & 255).isBetween(least, most);
    assertThat(color >> 16).isBetween(least, most);
  }
}
