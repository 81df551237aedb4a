package org.clipwright.media.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUV420P;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_get_buffer;

import java.lang.foreign.Arena;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.javacpp.Pointer;
import org.clipwright.render.codec.Scaling;
import org.clipwright.sdk.effect.Fidelity;
import org.clipwright.sdk.media.Frame;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A grey picture stays as grey as it is, however much it shrinks. */
class ShrunkPictureTest {

  private static final int WIDTH = 1920;
  private static final int HEIGHT = 1080;
  private static final int TOLERANCE = 2;

  @ParameterizedTest(name = "luma {0} at {1}x{2} is {3}")
  @CsvSource({"37, 48, 27, 24", "37, 64, 36, 24", "37, 320, 180, 24", "37, 640, 360, 24", "200, 96, 54, 214",
    "120, 160, 90, 121", "37, 960, 540, 24"})
  void greyStaysGrey(int luma, int width, int height, int grey) {
    AVFrame picture = av_frame_alloc();
    picture.format(AV_PIX_FMT_YUV420P);
    picture.width(WIDTH);
    picture.height(HEIGHT);
    assertThat(av_frame_get_buffer(picture, 0)).isZero();
    Pointer.memset(picture.data(0), luma, (long) picture.linesize(0) * HEIGHT);
    Pointer.memset(picture.data(1), 128, (long) picture.linesize(1) * HEIGHT / 2);
    Pointer.memset(picture.data(2), 128, (long) picture.linesize(2) * HEIGHT / 2);
    try (Arena arena = Arena.ofConfined(); PixelConverter converter = new PixelConverter()) {
      Frame frame = Frame.allocate(arena, width, height);
      converter.toRgba(picture, frame, Scaling.BICUBIC, Fidelity.CORRECT);
      for (int index = 0; index < frame.size(); index += 7) {
        for (int shift = 0; shift < 24; shift += 8) {
          assertThat(frame.pixel(index) >> shift & 255).isBetween(grey - TOLERANCE, grey + TOLERANCE);
        }
      }
    } finally {
      av_frame_free(picture);
    }
  }
}
