package org.clipwright.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the options of {@code clipwright render} do to its film. */
class RenderCommandTest {

  @TempDir private Path folder;
  private Path project;

  @BeforeEach
  void aPictureInTheMiddle() throws IOException {
    Samples.picture(folder);
    project = Files.writeString(folder.resolve("project.osp"), """
        {"width": 320, "height": 180, "fps": {"num": 25, "den": 1}, "sample_rate": 44100, "channels": 2,
         "channel_layout": 3, "clips": [{"id": "C1", "position": 0, "start": 0, "end": 0.2, "layer": 1,
           "scale_x": {"Points": [{"co": {"X": 1, "Y": 0.5}}]}, "scale_y": {"Points": [{"co": {"X": 1, "Y": 0.5}}]},
           "reader": {"path": "bars.png", "has_single_image": true}}]}""");
  }

  private BufferedImage rendered(String... options) throws Exception {
    Path film = folder.resolve("film.apng");
    String[] words = new String[options.length + 3];
    words[0] = "render";
    words[1] = project.toString();
    words[2] = film.toString();
    System.arraycopy(options, 0, words, 3, options.length);
    Installation.run(words);
    return ImageIO.read(film.toFile());
  }

  @Test
  void aTransparentFilmShowsWhatIsBelowItBesideItsClips() throws Exception {
    BufferedImage first = rendered("--alpha");
    assertThat(first.getRGB(4, 4) >>> 24).isZero();
    assertThat(first.getRGB(160, 90) >>> 24).isEqualTo(255);
  }

  @Test
  void aFormatWithoutTransparencyIsRefusedWithWhatHasIt() throws Exception {
    Installation.Ended ended = Installation.runToEnd(
        "render", project.toString(), folder.resolve("film.mov").toString(), "--alpha");
    assertThat(ended.code()).isNotZero();
    assertThat(ended.output()).contains("libx264 does not support transparency in mov. Use prores_ks, ");
  }

  @Test
  void aSmartFilmSaysWhyItsFramesAreEncoded() throws Exception {
    Installation.Ended ended = Installation.runToEnd(
        "render", project.toString(), folder.resolve("film.mp4").toString(), "--smart");
    assertThat(ended.code()).isZero();
    assertThat(ended.output()).contains("""
        No frames can be copied; all are encoded.
          5 encoded: The project draws these frames.
        """);
  }
}
