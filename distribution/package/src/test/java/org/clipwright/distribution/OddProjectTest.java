package org.clipwright.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Projects with values that no editor writes: a picture comes out, or a sentence that names what is wrong. */
@Timeout(120)
class OddProjectTest {

  private static final List<String> PROPERTIES = List.of(
      "alpha", "location_x", "location_y", "scale_x", "scale_y", "rotation", "origin_x", "origin_y", "shear_x",
      "shear_y", "volume", "time", "perspective_c1_x", "perspective_c1_y", "perspective_c4_x", "wave_color",
      "corner_radius", "margin");

  @TempDir private static Path folder;

  @BeforeAll
  static void makePicture() throws IOException {
    Samples.picture(folder);
  }

  private static String points(String... pairs) {
    return Stream.of(pairs).map(pair -> {
      String[] place = pair.split(":");
      return "{\"co\": {\"X\": " + place[0] + ", \"Y\": " + place[1] + "}, \"interpolation\": 1}";
    }).collect(Collectors.joining(", ", "{\"Points\": [", "]}"));
  }

  private static String clip(String more) {
    return "{\"id\": \"C\", \"position\": 0, \"start\": 0, \"end\": 2, \"layer\": 1, "
        + "\"reader\": {\"path\": \"bars.png\"}" + (more.isEmpty() ? "" : ", " + more) + "}";
  }

  private static Installation.Ended frames(String clips) throws Exception {
    Path project = folder.resolve("odd.osp");
    Files.writeString(project,
        "{\"width\": 320, \"height\": 180, \"fps\": {\"num\": 25, \"den\": 1}, \"sample_rate\": 44100,"
            + " \"channels\": 2, \"channel_layout\": 3, \"clips\": [" + clips + "]}");
    return Installation.runToEnd("frames", "--frames=1,20", "--out=" + folder.resolve("out"), project.toString());
  }

  private static BufferedImage picture(String clips) throws Exception {
    Installation.Ended ended = frames(clips);
    assertThat(ended.code()).as(ended.output()).isZero();
    BufferedImage image = ImageIO.read(folder.resolve("out/f000020.png").toFile());
    assertThat(image.getWidth()).isEqualTo(320);
    assertThat(image.getHeight()).isEqualTo(180);
    return image;
  }

  private static void assertRefused(String clips, String... sentence) throws Exception {
    Installation.Ended ended = frames(clips);
    assertThat(ended.code()).as(ended.output()).isPositive();
    assertThat(ended.output()).contains(sentence).doesNotContain("Exception", "\tat ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e300", "-1e300", "1e-300", "-1", "2147483648", "0"})
  void everyPropertyBearsEveryNumber(String value) throws Exception {
    String clips = PROPERTIES.stream()
        .map(property -> clip("\"" + property + "\": " + points("1:1", "20:" + value)))
        .collect(Collectors.joining(", "));
    picture(clips);
  }

  @Test
  void framesOfPointsBearEveryNumberToo() throws Exception {
    picture(clip("\"alpha\": " + points("-1e300:1", "1e300:0.5", "0.5:1", "20:1")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"NaN", "Infinity", "-Infinity"})
  void everyPropertyBearsWhatIsNoNumber(String word) throws Exception {
    everyPropertyBearsEveryNumber(word);
  }

  @Test
  void thousandPointsInAnyOrderAreOneCurve() throws Exception {
    List<String> up = IntStream.rangeClosed(1, 1000).mapToObj(x -> x + ":" + x / 1000.0).toList();
    BufferedImage sorted = picture(clip("\"alpha\": " + points(up.toArray(String[]::new))));
    BufferedImage reversed = picture(clip("\"alpha\": " + points(up.reversed().toArray(String[]::new))));
    assertThat(reversed.getRGB(50, 50)).isEqualTo(sorted.getRGB(50, 50));
  }

  @Test
  void ofPointsAtOneFrameTheLastCounts() throws Exception {
    BufferedImage once = picture(clip("\"alpha\": " + points("1:0.25")));
    BufferedImage twice = picture(clip("\"alpha\": " + points("1:1", "1:0.25")));
    assertThat(twice.getRGB(50, 50)).isEqualTo(once.getRGB(50, 50));
  }

  @Test
  void negativeScaleMirrors() throws Exception {
    BufferedImage plain = picture(clip(""));
    BufferedImage mirrored = picture(clip("\"gravity\": 4, \"scale_x\": " + points("1:-1")));
    assertThat(mirrored.getRGB(5, 90)).isEqualTo(plain.getRGB(314, 90));
  }

  @Test
  void typesThatDoNotFitAreNamedWithTheirPlace() throws Exception {
    assertRefused(clip("\"alpha\": \"half\""), "alpha");
    assertRefused(clip("\"scale\": \"large\""), "scale");
    assertRefused(clip("\"effects\": {\"type\": \"Blur\"}"), "effects");
    assertRefused(clip("\"effects\": [{\"type\": \"Blur\", \"sigma\": \"much\"}]"), "Blur", "sigma");
  }

  @Test
  void effectThatNobodyHasIsLeftOutWithAWarning() throws Exception {
    BufferedImage plain = picture(clip(""));
    String clip = clip("\"effects\": [{\"id\": \"K\", \"type\": \"Kaleidoscope\"}]");
    assertThat(picture(clip).getRGB(50, 50)).isEqualTo(plain.getRGB(50, 50));
    assertThat(frames(clip).output()).contains("skipped", "Kaleidoscope");
  }

  @Test
  void maskThatIsMissingIsNamed() throws Exception {
    assertRefused(
        clip("\"effects\": [{\"type\": \"Mask\", \"reader\": {\"path\": \"gone/wipe.png\"}}]"), "wipe.png");
  }

  @Test
  void fileThatVanishedIsNamed() throws Exception {
    assertRefused("{\"id\": \"C\", \"position\": 0, \"end\": 2, \"layer\": 1, \"reader\": {\"path\": \"gone.mp4\"}}",
        "gone.mp4");
  }
}
