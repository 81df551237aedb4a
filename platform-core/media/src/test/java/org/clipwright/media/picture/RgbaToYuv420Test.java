package org.clipwright.media.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_RGBA;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUV420P;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_get_buffer;

import java.lang.foreign.Arena;
import java.util.Random;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.javacpp.BytePointer;
import org.clipwright.media.ffmpeg.AddressPointer;
import org.clipwright.media.ffmpeg.Native;
import org.clipwright.render.codec.Scaling;
import org.clipwright.sdk.effect.Fidelity;
import org.clipwright.sdk.media.Frame;
import org.clipwright.sdk.media.Pixel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The fast way into 4:2:0 gives what swscale gives. */
class RgbaToYuv420Test {

  private static final int WIDTH = 70;
  private static final int HEIGHT = 38;

  private final Arena arena = Arena.ofConfined();
  private final Frame frame = Frame.allocate(arena, WIDTH, HEIGHT);
  private final AVFrame picture = blank();

  @AfterEach
  void free() {
    av_frame_free(picture);
    arena.close();
  }

  @Test
  void whiteAndBlackReachTheEndsOfTheLimitedRange() {
    assertSample(Pixel.opaque(255, 255, 255), 235, 128, 128);
    assertSample(Pixel.opaque(0, 0, 0), 16, 128, 128);
  }

  @Test
  void primariesHaveTheSamplesOfTheStandard() {
    assertSample(Pixel.opaque(255, 0, 0), 81, 90, 240);
    assertSample(Pixel.opaque(0, 255, 0), 145, 54, 34);
    assertSample(Pixel.opaque(0, 0, 255), 41, 240, 110);
  }

  @Test
  void brightnessIsSwscalesButForItsDithering() {
    Random random = new Random(3);
    for (int i = 0; i < frame.size(); i++) {
      frame.pixel(i, Pixel.opaque(random.nextInt(256), random.nextInt(256), random.nextInt(256)));
    }
    AVFrame expected = blank();
    convertBySwscale(expected);
    convert();
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < WIDTH; x++) {
        assertThat(sample(picture, 0, x, y)).as("brightness at %d, %d", x, y)
            .isCloseTo(sample(expected, 0, x, y), within(1));
      }
    }
    av_frame_free(expected);
  }

  @Test
  void aColorSampleIsTheMeanOfItsFourPixels() {
    frame.pixel(0, Pixel.opaque(255, 0, 0));
    frame.pixel(1, Pixel.opaque(255, 0, 0));
    frame.pixel(WIDTH, Pixel.opaque(0, 0, 255));
    frame.pixel(WIDTH + 1, Pixel.opaque(0, 0, 255));
    convert();
    assertThat(sample(picture, 1, 0, 0)).isEqualTo((90 + 240) / 2);
    assertThat(sample(picture, 2, 0, 0)).isEqualTo((240 + 110) / 2);
  }

  @Test
  void oddSizesAreLeftToSwscale() {
    assertThat(RgbaToYuv420.fits(Frame.allocate(arena, WIDTH + 1, HEIGHT), picture)).isFalse();
    assertThat(RgbaToYuv420.fits(frame, picture)).isTrue();
  }

  private void assertSample(int pixel, int y, int u, int v) {
    for (int i = 0; i < frame.size(); i++) {
      frame.pixel(i, pixel);
    }
    convert();
    int right = WIDTH - 1;
    int bottom = HEIGHT - 1;
    assertThat(sample(picture, 0, right, bottom)).isEqualTo(y);
    assertThat(sample(picture, 1, right / 2, bottom / 2)).isEqualTo(u);
    assertThat(sample(picture, 2, right / 2, bottom / 2)).isEqualTo(v);
  }

  private void convert() {
    new RgbaToYuv420(WIDTH).convert(frame, picture);
  }

  private void convertBySwscale(AVFrame target) {
    AVFrame source = av_frame_alloc();
    source.format(AV_PIX_FMT_RGBA);
    source.width(WIDTH);
    source.height(HEIGHT);
    source.data(0, new BytePointer(new AddressPointer(frame.pixels().address())));
    source.linesize(0, WIDTH * 4);
    try (PixelConverter converter = new PixelConverter()) {
      converter.convert(source, target, Scaling.BICUBIC, Fidelity.ORIGINAL);
    }
    source.data(0, null);
    av_frame_free(source);
  }

  private static AVFrame blank() {
    AVFrame frame = av_frame_alloc();
    frame.format(AV_PIX_FMT_YUV420P);
    frame.width(WIDTH);
    frame.height(HEIGHT);
    Native.check(av_frame_get_buffer(frame, 0), "Not enough memory for a picture");
    return frame;
  }

  private static int sample(AVFrame picture, int plane, int x, int y) {
    return picture.data(plane).get((long) y * picture.linesize(plane) + x) & 0xFF;
  }
}
