package org.clipwright.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The guide for authors of title templates holds: its files and commands, in its order, give a title. */
class TitleGuideTest {

  private static final Path GUIDE = Path.of("..", "..", "docs", "guide", "write-a-title.md");
  private static final int RED = 0xFFFF0000;

  @TempDir private Path folder;

  @Test
  void theTemplateOfTheGuideIsDrawn() throws Exception {
    Path work = Files.createDirectories(folder.resolve("work"));
    GuideScript.run(GuideScript.of(GUIDE), work);
    BufferedImage picture = ImageIO.read(work.resolve("stills/f000001.png").toFile());
    assertThat(picture.getRGB(0, 0)).as("beside the card").isNotEqualTo(RED);
    assertThat(picture.getRGB(70, 60)).as("the card").isEqualTo(RED);
    int white = 0;
    for (int y = 0; y < picture.getHeight(); y++) {
      for (int x = 0; x < picture.getWidth(); x++) {
        white += (picture.getRGB(x, y) & 0xFFFFFF) == 0xFFFFFF ? 1 : 0;
      }
    }
    assertThat(white).as("letters").isBetween(200, 5_000);
    assertThat(work.resolve("data/plugins/example-titles.jar")).isNotEmptyFile();
  }
}
