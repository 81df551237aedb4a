package org.clipwright.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.clipwright.media.FfmpegEncoderOpener;
import org.clipwright.media.FfmpegMediaOpener;
import org.clipwright.render.FrameRenderer;
import org.clipwright.render.codec.Encoder;
import org.clipwright.render.codec.OutputSettings;
import org.clipwright.render.codec.VideoRate;
import org.clipwright.render.codec.VideoSettings;
import org.clipwright.render.mix.ClipSounds;
import org.clipwright.render.setup.EffectRegistry;
import org.clipwright.render.setup.PictureHeap;
import org.clipwright.render.setup.RenderSetup;
import org.clipwright.render.setup.RunningEffects;
import org.clipwright.sdk.effect.Fidelity;
import org.clipwright.sdk.media.Frame;
import org.clipwright.timeline.MediaInfo;
import org.clipwright.timeline.Rational;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file alone is shown as large as it is seen. */
class SingleFileTest {

  /** From the start of an MP4 track's header to the matrix by which its pictures are placed. */
  private static final int MATRIX = 44;

  private static final int ONE = 1 << 16;

  @TempDir private Path folder;

  private Path film() throws IOException {
    Path film = folder.resolve("film.mp4");
    VideoSettings video = new VideoSettings("libx264", 96, 64, new Rational(10, 1),
        new VideoRate(VideoRate.Mode.CRF, 30), "ultrafast", VideoSettings.Scanning.PROGRESSIVE);
    try (Arena arena = Arena.ofConfined(); Encoder encoder = new FfmpegEncoderOpener().open(
        film, new OutputSettings("mp4", Optional.of(video), Optional.empty(), 1))) {
      Frame white = Frame.allocate(arena, 96, 64);
      for (int i = 0; i < white.size(); i++) {
        white.pixel(i, -1);
      }
      encoder.write(white);
      encoder.finish();
    }
    return film;
  }

  /** As a camera writes it that was held upright. */
  private static Path turned(Path film) throws IOException {
    byte[] bytes = Files.readAllBytes(film);
    int header = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("tkhd");
    ByteBuffer.wrap(bytes).position(header + MATRIX).putInt(0).putInt(ONE).putInt(0).putInt(-ONE).putInt(0);
    return Files.write(film, bytes);
  }

  private static RenderSetup setup(Path film) {
    RenderEngine engine = new RenderEngine(new FfmpegMediaOpener(), EffectRegistry.NONE, Fidelity.CORRECT,
        new EffectLimits(Duration.ofMinutes(1), () -> false), PictureHeap.ofThisProcess(), RunningEffects.NOWHERE);
    return SingleFile.of(engine, film).setup();
  }

  private static String size(Path film) {
    RenderSetup setup = setup(film);
    return setup.width() + "x" + setup.height();
  }

  @Test
  void turnedFilmIsShownUpright() throws IOException {
    Path film = film();
    assertThat(size(film)).isEqualTo("96x64");
    assertThat(size(turned(film))).isEqualTo("64x96");
  }

  @Test
  void turnedFilmFillsItsPicture() throws IOException {
    RenderSetup setup = setup(turned(film()));
    try (FrameRenderer renderer = FrameRenderer.open(setup, ClipSounds.SILENT); Arena arena = Arena.ofShared()) {
      Frame frame = Frame.allocate(arena, 64, 96);
      renderer.render(1, frame);
      for (int y = 0; y < frame.height(); y++) {
        assertThat(frame.pixel(y * 64)).as("first of row %d", y).isEqualTo(frame.pixel(y * 64 + 32));
        assertThat(frame.pixel(y * 64 + 63)).as("last of row %d", y).isEqualTo(frame.pixel(y * 64 + 32));
      }
    }
  }

  @Test
  void widePixelsMakeAWidePicture() {
    assertThat(MediaInfo.Shape.upright(180, 180, new Rational(16, 9), new Rational(16, 9)).squareWidth())
        .isEqualTo(320);
    assertThat(MediaInfo.Shape.upright(180, 180, new Rational(0, 1), new Rational(1, 1)).squareWidth()).isEqualTo(180);
  }
}
