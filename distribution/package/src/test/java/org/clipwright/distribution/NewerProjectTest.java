package org.clipwright.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What only newer desktop editors write travels with a project: masks and tables of effects, and texts. */
class NewerProjectTest {

  /** A blue clip which the mask's left half turns yellow, over it a clip that a table turns from green to magenta. */
  private static final String PROJECT = """
      {"width": 64, "height": 36, "fps": {"num": 25, "den": 1}, "sample_rate": 44100, "channels": 2,
       "channel_layout": 3, "version": {"openshot-qt": "5.2.0", "libopenshot": "2.0.1"}, "hdr_mode": "wide",
       "files": [{"id": "F1", "path": "blue.png"}, {"id": "F2", "path": "green.png"}],
       "clips": [
        {"id": "C1", "file_id": "F1", "position": 0, "start": 0, "end": 2, "layer": 1, "reader": {"path": "blue.png"},
         "effects": [{"id": "E1", "type": "Negate", "mask_reader": {"path": "mask.png"}}]},
        {"id": "C2", "file_id": "F2", "position": 0, "start": 0, "end": 2, "layer": 2, "reader": {"path": "green.png"},
         "scale_x": {"Points": [{"co": {"X": 1, "Y": 0.25}, "interpolation": 2}]},
         "scale_y": {"Points": [{"co": {"X": 1, "Y": 0.25}, "interpolation": 2}]},
         "effects": [{"id": "E2", "type": "ColorMap", "lut_path": "inverse.cube"}]},
        {"id": "C3", "position": 0, "start": 0, "end": 2, "layer": 3,
         "reader": {"type": "QtTextReader", "width": 64, "height": 36, "text": "O", "font": "DejaVu Sans,30",
          "text_color": "#ff0000", "background_color": "#00000000", "gravity": 4}}]}
      """;

  private static final String INVERSE = """
      LUT_3D_SIZE 2
      1 1 1
      0 1 1
      1 0 1
      0 0 1
      1 1 0
      0 1 0
      1 0 0
      0 0 0
      """;

  @TempDir private static Path folder;
  private static ServerUnderTest server;
  private static Client client;

  @BeforeAll
  static void serve() throws Exception {
    server = ServerUnderTest.start(folder.resolve("data"), Map.of());
    client = server.client();
    try (OutputStream out = Files.newOutputStream(folder.resolve("project.zip"));
        ZipOutputStream zip = new ZipOutputStream(out)) {
      add(zip, "project.osp", PROJECT.getBytes(StandardCharsets.UTF_8));
      add(zip, "inverse.cube", INVERSE.getBytes(StandardCharsets.UTF_8));
      add(zip, "blue.png", halves(Color.BLUE, Color.BLUE));
      add(zip, "green.png", halves(Color.GREEN, Color.GREEN));
      add(zip, "mask.png", halves(Color.WHITE, Color.BLACK));
    }
  }

  @AfterAll
  static void stop() throws Exception {
    server.close();
  }

  private static void add(ZipOutputStream zip, String name, byte[] content) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(content);
  }

  private static byte[] halves(Color left, Color right) throws IOException {
    BufferedImage image = new BufferedImage(64, 36, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < 36; y++) {
      for (int x = 0; x < 64; x++) {
        image.setRGB(x, y, (x < 32 ? left : right).getRGB());
      }
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageIO.write(image, "png", bytes);
    return bytes.toByteArray();
  }

  private static JsonNode loaded(String archive) throws Exception {
    JsonNode project = Samples.project(client);
    String path = project.path("url").asText();
    var answer = client.sendForm("POST", path + "load/", Map.of("archive", archive), folder);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return client.get(path);
  }

  private static int[] picture(JsonNode project, int frame) throws Exception {
    byte[] png = client.bytes("POST", project.path("url").asText() + "thumbnail/",
        "{\"frame_number\": " + frame + ", \"width\": 64, \"height\": 36, \"image_format\": \"PNG\"}");
    return ImageIO.read(new ByteArrayInputStream(png)).getRGB(0, 0, 64, 36, null, 0, 64);
  }

  private static void assertPicture(JsonNode project, int frame) throws Exception {
    int[] pixels = picture(project, frame);
    assertThat(pixels[64 * 2 + 2]).as("within the mask").isEqualTo(Color.YELLOW.getRGB());
    assertThat(pixels[64 * 2 + 61]).as("outside the mask").isEqualTo(Color.BLUE.getRGB());
    assertThat(pixels[64 * 18 + 32]).as("through the table, in the eye of the letter").isEqualTo(0xFFFF00FF);
    assertThat(pixels).as("the text").contains(Color.RED.getRGB());
  }

  @Test
  void masksTablesAndTextsGoIntoZipsCopiesAndMerges() throws Exception {
    JsonNode project = loaded("project.zip");
    assertPicture(project, 1);

    Files.write(folder.resolve("written.zip"), client.bytes(project.path("url").asText() + "download/"));
    JsonNode copy = client.post(project.path("url").asText() + "copy/", Map.of("name", "Copy")).json();
    JsonNode merged = Samples.project(client);
    Client.Answer answer = client.post(merged.path("url").asText() + "merge/",
        Map.of("project", project.path("url").asText()));
    assertThat(answer.status()).as(answer.json().toString()).isEqualTo(200);
    client.delete(project.path("url").asText());

    assertPicture(loaded("written.zip"), 5);
    assertPicture(copy, 6);
    JsonNode sized = client.get(merged.path("url").asText());
    assertPicture(sized, 7);
  }

  @Test
  void whatIsNotUnderstoodIsToldByBothApis() throws Exception {
    JsonNode project = loaded("project.zip");
    GraphClient graph = new GraphClient(server.address(), "demo-cloud", "demo-password");
    JsonNode seen =
        graph.data("query($id: ID!) { project(id: $id) { json validation { valid warnings { message } } } }",
            Map.of("id", project.path("id").asText())).path("project");
    String warning = project.at("/json/load_warnings/0").asText();
    assertThat(warning).contains("OpenShot 5.2.0", "\"hdr_mode\" of the project").doesNotContain("mask_reader");
    assertThat(seen.at("/json/load_warnings/0").asText()).isEqualTo(warning);
    assertThat(seen.path("validation").path("valid").asBoolean()).isTrue();
    assertThat(seen.path("validation").path("warnings").findValuesAsText("message")).contains(warning);
  }
}
