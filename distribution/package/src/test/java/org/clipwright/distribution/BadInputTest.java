package org.clipwright.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is wrong with a request, it is told so, and nothing of it stays behind. */
class BadInputTest {

  private static final String ADMINISTRATOR_PASSWORD = "a-long-password";

  @TempDir private static Path folder;
  private static ServerUnderTest server;
  private static Client client;
  private JsonNode project;

  @BeforeAll
  static void serve() throws Exception {
    server =
        ServerUnderTest.start(folder.resolve("data"), Map.of("CLIPWRIGHT_ADMIN_PASSWORD", ADMINISTRATOR_PASSWORD));
    client = server.client();
  }

  @AfterAll
  static void stop() throws Exception {
    server.close();
  }

  @BeforeEach
  void createProject() throws Exception {
    project = Samples.project(client);
  }

  private static Path file(String name, byte[] content) throws IOException {
    return Files.write(folder.resolve(name), content);
  }

  private void assertRefused(Path file, String sentence) throws Exception {
    Client.Answer answer = client.upload(project, file);
    assertThat(answer.status()).as(answer.json().toString()).isEqualTo(400);
    assertThat(answer.json().path("media").path(0).asText()).contains(sentence);
    assertThat(client.get(project.path("url").asText() + "files/").path("count").asInt()).isZero();
    assertThat(storedFiles("video/files/" + project.path("id").asText())).isEmpty();
    assertThat(storedFiles(".clipwright")).as("unfinished objects").allMatch(stored -> stored.endsWith("turn"));
    assertThat(leftUploads()).isEmpty();
  }

  private static List<Path> storedFiles(String where) throws IOException {
    return filesIn(folder.resolve("data/media").resolve(where));
  }

  private static List<Path> leftUploads() throws IOException {
    return filesIn(folder.resolve("data/uploads"));
  }

  private static List<Path> filesIn(Path parent) throws IOException {
    if (!Files.exists(parent)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(parent)) {
      return files.filter(Files::isRegularFile).toList();
    }
  }

  @Test
  void textThatIsNamedLikeAFilmIsRefused() throws Exception {
    byte[] text = "This is no film at all.\n".repeat(500).getBytes(StandardCharsets.UTF_8);
    assertRefused(file("text.mp4", text), "text.mp4 is not a media file");
  }

  @Test
  void filmThatEndsTooEarlyIsRefused() throws Exception {
    byte[] whole = Files.readAllBytes(Samples.film(folder, 1));
    assertRefused(file("half.mp4", Arrays.copyOf(whole, whole.length / 2)), "half.mp4 is incomplete");
    assertRefused(file("begun.mp4", Arrays.copyOf(whole, 600)), "begun.mp4");
  }

  @Test
  void emptyFileIsRefused() throws Exception {
    assertRefused(file("empty.mp4", new byte[0]), "The submitted file is empty.");
  }

  @Test
  void enormousPictureIsRefused() throws Exception {
    assertRefused(enormousPicture(), "40000x40000");
  }

  /** 40000 x 40000 pixels in one colour, one bit each: small as a file, gigabytes in memory. */
  private static Path enormousPicture() throws IOException {
    Path file = folder.resolve("enormous.png");
    try (OutputStream out = Files.newOutputStream(file)) {
      out.write(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'});
      chunk(out, "IHDR", new byte[] {0, 0, (byte) 0x9c, 0x40, 0, 0, (byte) 0x9c, 0x40, 1, 0, 0, 0, 0});
      ByteArrayOutputStream packed = new ByteArrayOutputStream();
      try (DeflaterOutputStream deflater = new DeflaterOutputStream(packed)) {
        byte[] row = new byte[1 + 40_000 / 8];
        for (int y = 0; y < 40_000; y++) {
          deflater.write(row);
        }
      }
      chunk(out, "IDAT", packed.toByteArray());
      chunk(out, "IEND", new byte[0]);
    }
    return file;
  }

  private static void chunk(OutputStream out, String type, byte[] content) throws IOException {
    byte[] name = type.getBytes(StandardCharsets.US_ASCII);
    CRC32 sum = new CRC32();
    sum.update(name);
    sum.update(content);
    out.write(ByteBuffer.allocate(4).putInt(content.length).array());
    out.write(name);
    out.write(content);
    out.write(ByteBuffer.allocate(4).putInt((int) sum.getValue()).array());
  }

  private Map<String, String> clip(Map<String, String> changes) throws Exception {
    JsonNode file = client.upload(project, Samples.picture(folder)).json();
    Map<String, String> fields = new HashMap<>();
    fields.putAll(Map.of("project", project.path("url").asText(), "file", file.path("url").asText(), "position", "0",
        "start", "0", "end", "2", "layer", "1", "json", "{}"));
    fields.putAll(changes);
    return fields;
  }

  private void assertClipRefused(Map<String, String> changes, String field, String sentence) throws Exception {
    Client.Answer answer = client.post("/clips/", clip(changes));
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().path(field).path(0).asText()).isEqualTo(sentence);
    assertThat(client.get(project.path("url").asText() + "clips/").path("count").asInt()).isZero();
  }

  @Test
  void layerHasToBeANumber() throws Exception {
    assertClipRefused(Map.of("layer", "abc"), "layer", "A valid integer is required.");
  }

  @Test
  void clipEndsAfterItsStart() throws Exception {
    assertClipRefused(Map.of("start", "2", "end", "1"), "end", "Ensure the end is greater than the start.");
  }

  @Test
  void projectOfAnotherUserDoesNotExist() throws Exception {
    Client other = new Client(server.address(), "cloud-admin", ADMINISTRATOR_PASSWORD);
    JsonNode foreign = Samples.project(other);
    assertClipRefused(
        Map.of("project", foreign.path("url").asText()), "project", "Invalid hyperlink - Object does not exist.");
  }

  @Test
  void brokenJsonIsToldWhereItBreaks() throws Exception {
    Client.Answer answer = client.post("/projects/", "application/json", "{\"name\": \"First\", ");
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().path("detail").asText()).startsWith("JSON parse error - ");
  }

  @Test
  void exportWithAnUnknownCodecIsRefusedWithASentence() throws Exception {
    client.create("/clips/", clip(Map.of()));
    Client.Answer answer = client.post(
        project.path("url").asText() + "exports/", Samples.exportFields(project, Map.of("video_codec", "libx999")));
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().path("video_codec").path(0).asText()).contains("libx999", "For mp4 use libx264");
    assertThat(client.get(project.path("url").asText() + "exports/").path("count").asInt()).isZero();
  }
}
