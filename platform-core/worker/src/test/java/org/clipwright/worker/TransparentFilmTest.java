package org.clipwright.worker;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.file.Path;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.clipwright.media.FfmpegEncoderOpener;
import org.clipwright.media.FfmpegMediaOpener;
import org.clipwright.render.RenderLoop;
import org.clipwright.render.codec.DecodedPicture;
import org.clipwright.render.codec.Encoder;
import org.clipwright.render.codec.OutputSettings;
import org.clipwright.render.codec.PictureSource;
import org.clipwright.render.codec.Scaling;
import org.clipwright.render.codec.VideoRate;
import org.clipwright.render.codec.VideoSettings;
import org.clipwright.render.mix.MediaClipSounds;
import org.clipwright.render.setup.CancellationToken;
import org.clipwright.render.setup.EffectRegistry;
import org.clipwright.render.setup.FrameRange;
import org.clipwright.render.setup.RenderSetup;
import org.clipwright.sdk.effect.Fidelity;
import org.clipwright.sdk.media.Frame;
import org.clipwright.sdk.media.Pixel;
import org.clipwright.timeline.ProjectReader;
import org.clipwright.timeline.Rational;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A film with transparency is transparent where no clip is, and as translucent as its clips are. */
@Timeout(120)
class TransparentFilmTest {

  private static final int WIDTH = 128;
  private static final int HEIGHT = 64;

  /** In the middle; a quarter of the canvas is free at each side. */
  private static final String PROJECT = """
      {"width": 128, "height": 64, "fps": {"num": 10, "den": 1}, "sample_rate": 48000, "channels": 2,
       "channel_layout": 3, "clips": [
         {"id": "1", "position": 0, "start": 0, "end": 1, "layer": 1, "reader": {"path": "red.png"},
          "location_x": {"Points": [{"co": {"X": 1, "Y": 0}}, {"co": {"X": 10, "Y": 0.1}}]},
          "alpha": {"Points": [{"co": {"X": 1, "Y": 0.5}}]}}]}
      """;

  @TempDir private Path folder;

  private final FfmpegMediaOpener media = new FfmpegMediaOpener();

  @BeforeEach
  void aRedSquare() throws IOException {
    BufferedImage picture = new BufferedImage(64, 64, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = picture.createGraphics();
    graphics.setColor(Color.RED);
    graphics.fillRect(0, 0, 64, 64);
    graphics.dispose();
    ImageIO.write(picture, "png", folder.resolve("red.png").toFile());
  }

  private RenderSetup setup() throws IOException {
    return RenderSetup.of(new ProjectReader(folder::resolve).read((ObjectNode) new ObjectMapper().readTree(PROJECT)),
        media, EffectRegistry.NONE, folder::resolve, Fidelity.CORRECT);
  }

  private Frame rendered(RenderSetup setup, VideoSettings video, String container, Arena arena) {
    Path film = folder.resolve("film." + container);
    OutputSettings settings = new OutputSettings(container, Optional.of(video), Optional.empty(), 2);
    try (Encoder encoder = new FfmpegEncoderOpener().open(film, settings)) {
      RenderLoop.of(setup).withPictures(new MediaClipSounds(setup))
          .run(new FrameRange(1, 4), encoder, (_, _) -> {}, new CancellationToken());
    }
    Frame frame = Frame.allocate(arena, WIDTH, HEIGHT);
    try (PictureSource source = media.pictures(film, Fidelity.CORRECT, 1); DecodedPicture shown = source.picture(3)) {
      shown.toFrame(frame, Scaling.BICUBIC);
    }
    return frame;
  }

  private static VideoSettings video(String codec) {
    return new VideoSettings(codec, WIDTH, HEIGHT, new Rational(10, 1),
        new VideoRate(VideoRate.Mode.BITRATE, 4_000_000), "", VideoSettings.Scanning.PROGRESSIVE);
  }

  @ParameterizedTest
  @CsvSource({"webm, libvpx-vp9", "webm, libvpx", "mov, prores_ks", "mov, qtrle", "mov, png", "mkv, ffv1", "apng, apng",
    "webp, libwebp_anim"})
  void transparencyIsKept(String container, String codec) throws IOException {
    try (Arena arena = Arena.ofConfined()) {
      Frame frame = rendered(setup().withTransparency(), video(codec).withTransparency(), container, arena);
      assertThat(Pixel.alpha(frame.pixel(32 * WIDTH + 8))).as("beside the clip").isLessThan(8);
      int middle = frame.pixel(32 * WIDTH + 64);
      assertThat(Pixel.alpha(middle)).as("of the clip").isBetween(120, 136);
      assertThat(Pixel.red(middle)).as("multiplied by half").isBetween(116, 140);
      assertThat(Pixel.green(middle)).isLessThan(14);
    }
  }

  @Test
  void withoutBeingAskedForTheBackgroundIsBlack() throws IOException {
    try (Arena arena = Arena.ofConfined()) {
      Frame frame = rendered(setup(), video("qtrle"), "mov", arena);
      assertThat(frame.pixel(32 * WIDTH + 8)).isEqualTo(0xFF000000);
      assertThat(Pixel.alpha(frame.pixel(32 * WIDTH + 64))).isEqualTo(255);
    }
  }
}
