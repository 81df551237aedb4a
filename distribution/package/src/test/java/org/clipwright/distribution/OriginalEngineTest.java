package org.clipwright.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Renders projects by the command line and compares pictures and sound with those the original engine made of them. */
class OriginalEngineTest {

  private static final Path CASES = Path.of("../../platform-core/test-media/golden/cases");
  private static final double PICTURES_ALIKE = 0.99;
  private static final double DECIBELS = 30;

  /**
   * Pictures of the original's fast preview scaler, where we have the good one only, and a flare with reflections of
   * our own.
   */
  private static final Map<String, Double> LESS_ALIKE =
      Map.of("timeline-preview-scaling", 0.97, "effect-lens-flare-tint-alpha", 0.98);

  /** What these show is drawn by other rules since version 1.0 of the original; all others look alike by both. */
  private static final Set<String> OLD_RULES =
      Set.of("sound-waveform-converted", "sound-waveform-slow", "sound-waveform-surround");

  @TempDir private Path folder;

  static List<String> cases() throws IOException {
    try (Stream<Path> folders = Files.list(CASES)) {
      return folders.map(path -> path.getFileName().toString()).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void looksAndSoundsLikeTheOriginal(String name) throws Exception {
    List<Path> pictures = pictures(name);
    if (!pictures.isEmpty()) {
      comparePictures(name, pictures);
    }
    Path sound = CASES.resolve(name).resolve("sound.wav");
    if (Files.exists(sound)) {
      compareSound(name, sound);
    }
  }

  private static List<Path> pictures(String name) throws IOException {
    try (Stream<Path> files = Files.list(CASES.resolve(name))) {
      return files.filter(file -> file.toString().endsWith(".png")).sorted().toList();
    }
  }

  private void comparePictures(String name, List<Path> pictures) throws Exception {
    var first = ImageIO.read(pictures.getFirst().toFile());
    String numbers = pictures.stream().map(OriginalEngineTest::number).collect(Collectors.joining(","));
    run(name, "frames", project(name), "--out", folder.toString(), "--frames", numbers,
        "--width", Integer.toString(first.getWidth()), "--height", Integer.toString(first.getHeight()));
    SoftAssertions all = new SoftAssertions();
    for (Path picture : pictures) {
      Path made = folder.resolve(picture.getFileName());
      double likeness = Likeness.ofPictures(ImageIO.read(picture.toFile()), ImageIO.read(made.toFile()));
      all.assertThat(likeness).as(picture.toString())
          .isGreaterThanOrEqualTo(LESS_ALIKE.getOrDefault(name, PICTURES_ALIKE));
    }
    all.assertAll();
  }

  private void compareSound(String name, Path sound) throws Exception {
    Path made = folder.resolve("made.wav");
    run(name, "audio", project(name), "--out", made.toString());
    assertThat(Likeness.ofSounds(Files.readAllBytes(sound), Files.readAllBytes(made))).as("dB").isGreaterThan(DECIBELS);
  }

  private static String project(String name) {
    return CASES.resolve(name).resolve("project.json").toString();
  }

  /** Pictures are called f000001.png and so on. */
  private static String number(Path picture) {
    return Integer.toString(Integer.parseInt(picture.getFileName().toString().substring(1, 7)));
  }

  private static void run(String name, String... arguments) throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(Installation.command(arguments)).redirectErrorStream(true);
    builder.environment().put("CLIPWRIGHT_FIDELITY", OLD_RULES.contains(name) ? "original-0.5" : "original");
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
  }
}
