package org.clipwright.render.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.clipwright.render.FrameRenderer;
import org.clipwright.render.codec.MediaException;
import org.clipwright.render.codec.PaintedMedia;
import org.clipwright.render.mix.ClipSounds;
import org.clipwright.render.picture.PictureProject;
import org.clipwright.render.setup.RenderException;
import org.clipwright.sdk.media.Pixel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Clips that are projects, photos or drawings. */
class NestedAndStillPicturesTest {

  private static final int RED = Pixel.opaque(255, 0, 0);
  private static final int GREEN = Pixel.opaque(0, 255, 0);
  private static final int BLUE = Pixel.opaque(0, 0, 255);
  private static final int BLACK = Pixel.opaque(0, 0, 0);

  private final PaintedMedia media =
      new PaintedMedia()
          .video("red.mp4", 16, 8, 90, (_, _, _) -> RED)
          .video("green.mp4", 16, 8, 90, (_, _, _) -> GREEN)
          .video("small.mp4", 4, 2, 90, (_, x, y) -> x < 2 ? BLUE : GREEN)
          .video("square.mp4", 8, 8, 90, (_, _, _) -> BLUE)
          .video("count.mp4", 16, 8, 90, (number, _, _) -> Pixel.opaque((int) number, 0, 0))
          .translucent("veil.mov", 16, 8, 90, (_, x, _) -> x < 8 ? 0 : Pixel.of(0, 0, 128, 128));

  private final PictureProject project = new PictureProject(media);

  @Test
  void aProjectCanBeAClip(@TempDir Path folder) throws Exception {
    Files.writeString(folder.resolve("inner.json"), new PictureProject(media).clip("red.mp4", 1, 0).json());

    project.in(folder).clip("inner.json", 1, 0);

    assertThat(project.shot(1).pixels()).containsOnly(RED);
  }

  @Test
  void aNestedProjectIsClosedWhenItsClipIsOver(@TempDir Path folder) throws Exception {
    Files.writeString(folder.resolve("inner.json"), new PictureProject(media).clip("red.mp4", 1, 0).json());
    project.in(folder).clip("inner.json", 1, 0);

    try (FrameRenderer renderer = FrameRenderer.open(project.setup(), ClipSounds.SILENT)) {
      PictureProject.shot(renderer, 1);
      assertThat(media.openNow()).isPositive();
      PictureProject.shot(renderer, 40);
      assertThat(media.openNow()).isZero();
      assertThat(PictureProject.shot(renderer, 2).at(0, 0)).isEqualTo(RED);
    }
  }

  @Test
  void aProjectThatContainsItselfIsRefused(@TempDir Path folder) throws Exception {
    Files.writeString(folder.resolve("a.json"), new PictureProject(media).clip("b.json", 1, 0).json());
    Files.writeString(folder.resolve("b.json"), new PictureProject(media).clip("a.json", 1, 0).json());

    assertThatThrownBy(() -> project.in(folder).clip("a.json", 1, 0).shot(1))
        .isInstanceOf(RenderException.class)
        .hasMessageContaining("contains itself");
  }

  @Test
  void stillPicturesFillTheCanvasAlsoWhenTheyAreSmaller(@TempDir Path folder) throws Exception {
    BufferedImage image = new BufferedImage(4, 2, BufferedImage.TYPE_INT_RGB);
    image.setRGB(0, 0, 0xFFFFFF);
    ImageIO.write(image, "png", folder.resolve("dot.png").toFile());

    PictureProject.Shot shot = project.in(folder).clip("dot.png", 1, 0).shot(20);

    assertThat(shot.at(0, 0)).isEqualTo(Pixel.opaque(255, 255, 255));
    assertThat(shot.at(15, 7)).isEqualTo(BLACK);
  }

  @Test
  void greyPicturesKeepTheirLevels(@TempDir Path folder) throws Exception {
    BufferedImage image = new BufferedImage(16, 8, BufferedImage.TYPE_BYTE_GRAY);
    image.getRaster().setSample(2, 2, 0, 100);
    ImageIO.write(image, "png", folder.resolve("grey.png").toFile());

    assertThat(project.in(folder).clip("grey.png", 1, 0).shot(1).at(2, 2)).isEqualTo(Pixel.opaque(100, 100, 100));
  }

  @Test
  void drawingsAreDrawnAtTheSizeTheyAreSeenAt(@TempDir Path folder) throws Exception {
    Files.writeString(
        folder.resolve("box.svg"),
        "<svg xmlns='http://www.w3.org/2000/svg' width='4' height='2'>"
            + "<rect width='1' height='2' fill='#ff0000'/></svg>");

    assertThat(project.in(folder).clip("box.svg", 1, 0).shot(1).row(3)).isEqualTo("RRRR............");
  }

  @Test
  void drawingsLoadAndRunNothing(@TempDir Path folder) throws Exception {
    File outside = folder.resolve("outside.png").toFile();
    BufferedImage image = new BufferedImage(16, 8, BufferedImage.TYPE_INT_RGB);
    image.createGraphics().fillRect(0, 0, 16, 8);
    ImageIO.write(image, "png", outside);
    Files.writeString(
        folder.resolve("bad.svg"),
        "<svg xmlns='http://www.w3.org/2000/svg' xmlns:xlink='http://www.w3.org/1999/xlink' width='16' height='8'>"
            + "<image xlink:href='" + outside.toURI() + "' width='16' height='8'/></svg>");

    try {
      assertThat(project.in(folder).clip("bad.svg", 1, 0).shot(1).pixels()).doesNotContain(Pixel.opaque(255, 255, 255));
    } catch (MediaException refused) {
      assertThat(refused).hasMessageContaining("bad.svg");
    }
  }
}
