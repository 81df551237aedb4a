package org.clipwright.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The guide for authors of effects holds: its files and commands, in its order, give effects that work and are tested.
 */
class EffectGuideTest {

  private static final Path GUIDE = Path.of("..", "..", "docs", "guide", "write-an-effect.md");

  /** The guide's first effect once more, on the left half alone: a mask, of which the effect knows nothing. */
  private static final String MASKED = """
      cat >mask.svg <<'END OF FILE'
      <svg xmlns="http://www.w3.org/2000/svg" width="320" height="180">
      <rect width="320" height="180"/><rect width="160" height="180" fill="white"/></svg>
      END OF FILE
      cat >masked.json <<'END OF FILE'
      {"width": 320, "height": 180, "fps": {"num": 25, "den": 1}, "clips": [{"position": 0, "start": 0, "end": 1,
       "reader": {"path": "white.svg"}, "effects": [
         {"type": "Vignette", "strength": 1, "mask_reader": {"type": "QtImageReader", "path": "mask.svg"}}]}]}
      END OF FILE
      "$clipwright"/clipwright frames masked.json --out masked --frames 1
      """;

  private static final int RATE = 44_100;
  private static final int WHITE = 0xFFFFFFFF;
  private static final int BLACK = 0xFF000000;
  private static final int RED = 0xFFFF0000;

  @TempDir private Path folder;

  private void run(String script) throws IOException, InterruptedException {
    Path work = Files.createDirectories(folder.resolve("work"));
    Files.move(Samples.tone(folder, 1), work.resolve("sound.wav"));
    GuideScript.run(script, work);
  }

  private BufferedImage picture(String name) throws IOException {
    return ImageIO.read(folder.resolve("work").resolve(name).toFile());
  }

  /** The loudest sample of the first channel in a tenth of a second from a tenth on. */
  private int loudest(String name, int tenth) throws Exception {
    try (AudioInputStream sound = AudioSystem.getAudioInputStream(folder.resolve("work").resolve(name).toFile())) {
      ByteBuffer samples = ByteBuffer.wrap(sound.readAllBytes()).order(ByteOrder.LITTLE_ENDIAN);
      int loudest = 0;
      for (int i = tenth * RATE / 10; i < (tenth + 1) * RATE / 10; i++) {
        loudest = Math.max(loudest, Math.abs(samples.getShort(i * 4)));
      }
      return loudest;
    }
  }

  private List<String> testReports() throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("work/target/surefire-reports"))) {
      List<String> reports = new ArrayList<>();
      for (Path file : files.filter(file -> file.toString().endsWith(".txt")).sorted().toList()) {
        reports.add(Files.readString(file));
      }
      return reports;
    }
  }

  @Test
  void theEffectsOfTheGuideWorkAndPassTheirTests() throws Exception {
    run(GuideScript.of(GUIDE) + MASKED);

    assertThat(picture("stills/f000001.png").getRGB(0, 0)).isEqualTo(WHITE);
    assertThat(picture("stills/f000025.png").getRGB(0, 0)).isEqualTo(BLACK);
    assertThat(picture("stills/f000025.png").getRGB(160, 90)).isEqualTo(WHITE);
    assertThat(folder.resolve("work/vignette.mp4")).isNotEmptyFile();

    assertThat(picture("masked/f000001.png").getRGB(0, 0)).isEqualTo(BLACK);
    assertThat(picture("masked/f000001.png").getRGB(319, 0)).isEqualTo(WHITE);
    assertThat(picture("masked/f000001.png").getRGB(319, 179)).isEqualTo(WHITE);

    assertThat(picture("mirrored/f000001.png").getRGB(5, 90)).isEqualTo(RED);
    assertThat(picture("mirrored/f000001.png").getRGB(160, 90)).isEqualTo(BLACK);
    assertThat(picture("mirrored/f000001.png").getRGB(314, 90)).isEqualTo(RED);

    assertThat(loudest("tremolo.wav", 0)).isGreaterThan(5_000);
    assertThat(loudest("tremolo.wav", 5)).isLessThan(1_000);
    assertThat(loudest("tremolo.wav", 9)).isGreaterThan(5_000);

    assertThat(testReports()).hasSize(3).allSatisfy(
        report -> assertThat(report).containsPattern("Tests run: (2[5-9]|[3-9]\\d), Failures: 0, Errors: 0"));
  }
}
