package org.clipwright.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
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

  private static final int RATE = 44_100;
  private static final int WHITE = 0xFFFFFFFF;
  private static final int BLACK = 0xFF000000;
  private static final int RED = 0xFFFF0000;

  @TempDir private Path folder;

  /**
   * A home whose Maven takes all but the SDK from what this build has, so that it needs no network and leaves nothing
   * behind.
   */
  private Path home() throws IOException {
    Path home = Files.createDirectories(folder.resolve("home"));
    Files.writeString(Files.createDirectories(home.resolve(".m2")).resolve("settings.xml"), """
        <settings>
          <mirrors>
            <mirror><id>build</id><mirrorOf>*,!clipwright</mirrorOf><url>%s</url></mirror>
          </mirrors>
        </settings>
        """.formatted(Path.of(System.getProperty("clipwright.maven.repository")).toUri()));
    return home;
  }

  private void run(String script) throws IOException, InterruptedException {
    Path work = Files.createDirectories(folder.resolve("work"));
    Files.move(Samples.tone(folder, 1), work.resolve("sound.wav"));
    Path file = Files.writeString(folder.resolve("all.sh"), script);
    ProcessBuilder builder =
        new ProcessBuilder("bash", file.toString()).directory(work.toFile()).redirectErrorStream(true);
    builder.environment().put("CLIPWRIGHT_FOLDER", Path.of("target", "clipwright").toAbsolutePath().toString());
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().put("MAVEN_OPTS", "-Duser.home=" + home());
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
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
    run(GuideScript.of(GUIDE));

    assertThat(picture("stills/f000001.png").getRGB(0, 0)).isEqualTo(WHITE);
    assertThat(picture("stills/f000025.png").getRGB(0, 0)).isEqualTo(BLACK);
    assertThat(picture("stills/f000025.png").getRGB(160, 90)).isEqualTo(WHITE);
    assertThat(folder.resolve("work/vignette.mp4")).isNotEmptyFile();

    assertThat(picture("mirrored/f000001.png").getRGB(5, 90)).isEqualTo(RED);
    assertThat(picture("mirrored/f000001.png").getRGB(160, 90)).isEqualTo(BLACK);
    assertThat(picture("mirrored/f000001.png").getRGB(314, 90)).isEqualTo(RED);

    assertThat(loudest("tremolo.wav", 0)).isGreaterThan(5_000);
    assertThat(loudest("tremolo.wav", 5)).isLessThan(1_000);
    assertThat(loudest("tremolo.wav", 9)).isGreaterThan(5_000);

    assertThat(testReports()).hasSize(3).allSatisfy(report ->
        assertThat(report).containsPattern("Tests run: (2[5-9]|[3-9]\\d), Failures: 0, Errors: 0"));
  }
}
