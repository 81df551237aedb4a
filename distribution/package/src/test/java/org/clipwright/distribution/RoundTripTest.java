package org.clipwright.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Projects of the desktop editor keep their meaning and their picture on every way in and out. */
class RoundTripTest {

  private static final Path GOLDEN = Path.of("../../platform-core/test-media/golden");
  private static final ObjectMapper MAPPER = new ObjectMapper();

  /** What names an object or its media, and so is new in each project. */
  private static final Set<String> NAMES = Set.of("id", "file_id", "path", "image", "lut_path", "parentObjectId");

  @TempDir private static Path folder;
  private static ServerUnderTest server;
  private static Client client;

  @BeforeAll
  static void serve() throws Exception {
    server = ServerUnderTest.start(folder.resolve("data"), Map.of("CLIPWRIGHT_FIDELITY", "original"));
    client = server.client();
  }

  @AfterAll
  static void stop() throws Exception {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {
    "timeline-layers-alpha", "timeline-timeline-effect-layer", "placement-scale-bezier", "placement-parent-clip",
    "effect-mask-circle", "effect-color-map", "keyframes-before-after", "time-slow-half"
  })
  void aProjectOfTheDesktopEditorSurvivesZipAndJson(String name) throws Exception {
    Path archive = archive(name);
    JsonNode first = loaded(archive);
    List<BufferedImage> frames = frames(name, first);
    assertLikeGolden(name, frames);

    Path written = folder.resolve(name + "-written.zip");
    Files.write(written, client.bytes(first.path("url").asText() + "download/"));
    JsonNode second = loaded(written);
    assertSame(frames, frames(name, second));
    assertThat(meaning(second)).isEqualTo(meaning(first));

    ObjectNode own = (ObjectNode) client.get(second.path("url").asText() + "json/");
    Client.Answer again = client.post(second.path("url").asText() + "load/", "application/json",
        MAPPER.createObjectNode().put("json", own.toString()).toString());
    assertThat(again.status()).as(again.json().toString()).isEqualTo(200);
    assertSame(frames, frames(name, second));
    assertThat(meaning(second)).isEqualTo(meaning(first));
  }

  /** The project file with the media that it names, each in its place. */
  private static Path archive(String name) throws IOException {
    String project = Files.readString(GOLDEN.resolve("cases").resolve(name).resolve("project.json"));
    Set<String> media = new TreeSet<>();
    Matcher matcher = Pattern.compile("\\.\\./\\.\\./(media/[\\w.]+)").matcher(project);
    while (matcher.find()) {
      media.add(matcher.group(1));
    }
    Path archive = folder.resolve(name + ".zip");
    try (OutputStream out = Files.newOutputStream(archive); ZipOutputStream zip = new ZipOutputStream(out)) {
      add(zip, "cases/" + name + "/project.osp", project.getBytes(StandardCharsets.UTF_8));
      for (String file : media) {
        add(zip, file, Files.readAllBytes(GOLDEN.resolve(file)));
      }
    }
    return archive;
  }

  private static void add(ZipOutputStream zip, String name, byte[] content) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(content);
  }

  private static JsonNode loaded(Path archive) throws Exception {
    JsonNode project = Samples.project(client);
    String path = project.path("url").asText();
    var answer = client.sendForm("POST", path + "load/", Map.of("archive", archive.getFileName().toString()), folder);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return client.get(path);
  }

  private static List<Path> goldenFrames(String name) throws IOException {
    try (Stream<Path> files = Files.list(GOLDEN.resolve("cases").resolve(name))) {
      return files.filter(file -> file.getFileName().toString().matches("f\\d+\\.png")).sorted().toList();
    }
  }

  private static List<BufferedImage> frames(String name, JsonNode project) throws Exception {
    List<BufferedImage> frames = new ArrayList<>();
    for (Path golden : goldenFrames(name)) {
      int number = Integer.parseInt(golden.getFileName().toString().replaceAll("\\D", ""));
      String wish = "{\"frame_number\": " + number + ", \"width\": " + project.path("width") + ", \"height\": "
          + project.path("height") + ", \"image_format\": \"PNG\"}";
      byte[] picture = client.bytes("POST", project.path("url").asText() + "thumbnail/", wish);
      frames.add(ImageIO.read(new ByteArrayInputStream(picture)));
    }
    return frames;
  }

  private static void assertLikeGolden(String name, List<BufferedImage> frames) throws IOException {
    List<Path> golden = goldenFrames(name);
    for (int i = 0; i < frames.size(); i++) {
      assertThat(Likeness.ofPictures(ImageIO.read(golden.get(i).toFile()), frames.get(i))).as(golden.get(i).toString())
          .isGreaterThan(0.98);
    }
  }

  private static void assertSame(List<BufferedImage> expected, List<BufferedImage> actual) {
    for (int i = 0; i < expected.size(); i++) {
      BufferedImage one = expected.get(i);
      int[] pixels = one.getRGB(0, 0, one.getWidth(), one.getHeight(), null, 0, one.getWidth());
      assertThat(actual.get(i).getRGB(0, 0, one.getWidth(), one.getHeight(), null, 0, one.getWidth()))
          .containsExactly(pixels);
    }
  }

  private static List<JsonNode> meaning(JsonNode project) throws Exception {
    JsonNode document = client.get(project.path("url").asText() + "json/");
    List<JsonNode> meaning = new ArrayList<>();
    for (String list : List.of("clips", "effects")) {
      document.path(list).forEach(item -> meaning.add(stripped(item)));
    }
    for (String key : List.of("width", "height", "fps", "sample_rate", "channels", "channel_layout", "color")) {
      meaning.add(document.path(key));
    }
    return meaning;
  }

  private static JsonNode stripped(JsonNode item) {
    JsonNode copy = item.deepCopy();
    strip(copy);
    return copy;
  }

  private static void strip(JsonNode node) {
    if (node instanceof ObjectNode object) {
      object.remove(NAMES);
    }
    node.forEach(RoundTripTest::strip);
  }
}
