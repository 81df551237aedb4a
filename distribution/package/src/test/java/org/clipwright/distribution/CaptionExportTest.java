package org.clipwright.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Captions in two languages leave the program beside the film and in it, and are asked for by both APIs. */
@Timeout(600)
class CaptionExportTest {

  private static final int SECONDS = 44;
  private static final String RATE = "\"fps\": {\"num\": 10, \"den\": 1}";

  @TempDir private static Path folder;
  private static ServerUnderTest server;
  private static Client client;
  private static GraphClient graph;
  private static JsonNode project;

  @BeforeAll
  static void aFilmWithCaptionsInTwoLanguages() throws Exception {
    server = ServerUnderTest.start(folder.resolve("data"), Map.of());
    client = server.client();
    graph = new GraphClient(server.address(), "demo-cloud", "demo-password");
    project = Samples.turningPicture(client, folder, SECONDS);
    JsonNode clip = client.get(project.path("url").asText() + "clips/").path("results").path(0);
    Client.Answer english = client.post(clip.path("url").asText() + "captions/",
        Map.of("language", "en", "caption_text", "00:01.000 --> 00:03.500\n<i>Hello</i>\n\n00:25 --> 00:27\nThe end"));
    assertThat(english.status()).as(english.json().toString()).isEqualTo(200);
    JsonNode added = graph.data("""
        mutation($id: ID!) { addClipCaptions(input: {id: $id, language: "de",
          captionText: "00:01.000 --> 00:03.500\\nGrüße"}) { clip { json } userErrors { message } } }""",
        Map.of("id", clip.path("id").asText()));
    assertThat(added.at("/addClipCaptions/clip/json/effects")).as(added.toString()).hasSize(2);
  }

  @AfterAll
  static void stop() throws Exception {
    server.close();
  }

  private static JsonNode exported(String format, String json) throws IOException, InterruptedException {
    JsonNode export = client.awaitEnd(Samples.export(
        client, project, Map.of("video_format", format, "end_frame", "50", "json", json)));
    assertThat(export.path("status").asText()).as(export.toString()).isEqualTo("completed");
    return export;
  }

  private static String text(String url) throws IOException, InterruptedException {
    return Files.readString(client.download(url, Files.createTempFile(folder, "captions", ".txt")));
  }

  @Test
  void captionsBesideTheFilmAreReadByBothApisAndGoWithIt() throws Exception {
    JsonNode export = exported("mp4", "{\"captions\": \"sidecar\", " + RATE + "}");
    JsonNode files = export.path("json").path("caption_files");
    assertThat(files).as(export.toString()).hasSize(2);
    assertThat(files.path(0).path("language").asText() + files.path(1).path("language").asText()).isEqualTo("ende");
    assertThat(files.path(0).path("vtt").asText())
        .isEqualTo(export.path("output").asText().replaceAll("mp4$", "en.vtt"));
    assertThat(text(files.path(0).path("vtt").asText()))
        .isEqualTo("WEBVTT\n\n00:00:01.000 --> 00:00:03.500\n<i>Hello</i>\n");
    assertThat(text(files.path(1).path("srt").asText())).isEqualTo("1\n00:00:01,000 --> 00:00:03,500\nGrüße\n");

    JsonNode seen = graph.data("""
        query($id: ID!) { export(id: $id) { storedBytes captionFiles {
          language name isDefault webVttUrl subRipUrl } } }""", Map.of("id", export.path("id").asText()))
        .path("export");
    JsonNode german = seen.path("captionFiles").path(1);
    assertThat(german.path("name").asText()).isEqualTo("German");
    assertThat(german.path("isDefault").asBoolean()).isFalse();
    assertThat(german.path("webVttUrl").asText()).isEqualTo(files.path(1).path("vtt").asText());
    assertThat(text(german.path("subRipUrl").asText())).contains("Grüße");
    assertThat(seen.path("storedBytes").asLong()).isEqualTo(bytes(export)).isPositive();

    client.delete(export.path("url").asText());
    ServerUnderTest.await("the end of its captions", () -> bytes(export) == 0);
  }

  /** How much is stored of an export. */
  private static long bytes(JsonNode export) {
    Path outputs = folder.resolve("data/media/video/output/" + project.path("id").asText());
    try (Stream<Path> files = Files.exists(outputs) ? Files.list(outputs) : Stream.empty()) {
      return files.filter(file -> file.toString().contains("-" + export.path("id").asText() + "-"))
          .mapToLong(file -> file.toFile().length()).sum();
    } catch (IOException failure) {
      throw new AssertionError(failure);
    }
  }

  @Test
  void captionsInAFilmOfSegmentsAreTracksWithNames() throws Exception {
    assumeThat(program("ffprobe")).as("ffprobe is installed").isPresent();
    String json = """
        {"captions": {"mode": "embed", "tracks": [{"language": "de", "name": "Deutsch"},
          {"language": "en", "default": true}]}, %s}""".formatted(RATE);
    JsonNode export = client.awaitEnd(Samples.export(client, project, Map.of("json", json)));
    assertThat(export.path("json").path("segments").path("total").asInt()).as(export.toString()).isEqualTo(2);
    Path film = client.download(export.path("output").asText(), folder.resolve("embedded.mp4"));
    assertThat(tracks(film)).containsExactly("mov_text deu Deutsch 0", "mov_text eng English 1");
    assertThat(captions(film, 1)).contains(
        "00:00:01,000 --> 00:00:03,500", "<i>Hello</i>", "00:00:25,000 --> 00:00:27,000", "The end");
    assertThat(captions(film, 0)).contains("Grüße").doesNotContain("Hello");
    client.delete(export.path("url").asText());
  }

  @Test
  void captionsInMatroskaAreTracksWithNames() throws Exception {
    assumeThat(program("ffprobe")).as("ffprobe is installed").isPresent();
    JsonNode made = graph.data("""
        mutation($project: ID!) { createExport(input: {project: $project, videoFormat: "mkv", videoCodec: "libx264",
          audioCodec: "aac", endFrame: 50, json: {captions: "embed", fps: {num: 10, den: 1}}}) {
          export { databaseId captionFiles { language } } userErrors { message } } }""",
        Map.of("project", project.path("id").asText())).path("createExport");
    assertThat(made.path("export").path("captionFiles")).as(made.toString()).isEmpty();
    JsonNode export = client.awaitEnd(client.get("/exports/" + made.at("/export/databaseId").asText() + "/"));
    assertThat(export.path("status").asText()).as(export.toString()).isEqualTo("completed");
    Path film = client.download(export.path("output").asText(), folder.resolve("embedded.mkv"));
    assertThat(tracks(film)).containsExactly("subrip eng English 1", "subrip ger German 0");
    assertThat(captions(film, 1)).contains("Grüße");
    client.delete(export.path("url").asText());
  }

  @Test
  void bothApisRefuseALanguageThatNoClipHas() throws Exception {
    Map<String, Object> captions = Map.of("mode", "sidecar", "tracks", List.of(Map.of("language", "fr")));
    JsonNode refused = graph.data("""
        mutation($project: ID!, $json: JSON!) { createExport(input: {project: $project, videoFormat: "mp4",
          videoCodec: "libx264", audioCodec: "aac", json: $json}) {
          export { id } userErrors { field message } } }""",
        Map.of("project", project.path("id").asText(), "json", Map.of("captions", captions)))
        .at("/createExport/userErrors/0");
    assertThat(refused.path("field").path(0).asText()).isEqualTo("json");
    assertThat(refused.path("message").asText()).startsWith(
        "No clip of the project has captions in \"fr\". There are captions in \"de\" or \"en\";");
    Client.Answer answer = client.post(project.path("url").asText() + "exports/", Samples.exportFields(project,
        Map.of("json", "{\"captions\": {\"mode\": \"sidecar\", \"tracks\": [{\"language\": \"fr\"}]}}")));
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().path("json").path(0).asText()).isEqualTo(refused.path("message").asText());
  }

  private static List<String> tracks(Path film) throws IOException, InterruptedException {
    JsonNode facts = new ObjectMapper().readTree(run(
        "ffprobe", "-v", "error", "-select_streams", "s", "-show_streams", "-of", "json", film.toString()));
    List<String> tracks = new ArrayList<>();
    facts.path("streams").forEach(stream -> tracks.add(String.join(" ", stream.path("codec_name").asText(),
        stream.at("/tags/language").asText(),
        stream.at("/tags/title").asText(stream.at("/tags/handler_name").asText()),
        stream.at("/disposition/default").asText())));
    return tracks;
  }

  /** The captions of a track as SubRip. */
  private static String captions(Path film, int track) throws IOException, InterruptedException {
    return run("ffmpeg", "-v", "error", "-i", film.toString(), "-map", "0:s:" + track, "-f", "srt", "-");
  }

  private static Optional<Path> program(String name) {
    return Stream.of(System.getenv("PATH").split(":")).map(place -> Path.of(place, name)).filter(Files::isExecutable)
        .findFirst();
  }

  private static String run(String... command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(String.join(" ", command)).isZero();
    return output;
  }
}
