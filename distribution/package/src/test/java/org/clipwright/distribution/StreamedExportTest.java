package org.clipwright.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Exports that players load segment by segment. */
@Timeout(600)
class StreamedExportTest {

  private static final int SECONDS = 7;
  private static final int FRAMES = SECONDS * 25;
  private static final int SAMPLE_RATE = 44_100;

  @TempDir private static Path folder;
  private static ServerUnderTest server;
  private static Client client;
  private static JsonNode project;
  private static final Map<String, JsonNode> EXPORTS = new HashMap<>();
  private final HttpClient http = HttpClient.newHttpClient();

  @BeforeAll
  static void aProject() throws Exception {
    server = ServerUnderTest.start(folder.resolve("data"), Map.of("CLIPWRIGHT_CORS_ORIGINS", "https://player.example"));
    client = server.client();
    project = Samples.turningPicture(client, folder, SECONDS);
    JsonNode file = client.upload(project, Samples.tone(folder, SECONDS)).json();
    client.create(project.path("url").asText() + "clips/", Map.of("project", project.path("url").asText(), "file",
        file.path("url").asText(), "position", "0", "start", "0", "end", Integer.toString(SECONDS), "layer", "2",
        "json", "{}"));
  }

  @AfterAll
  static void stop() throws Exception {
    server.close();
  }

  /** The export of a format, which is made once. */
  private static JsonNode exported(String format) throws Exception {
    JsonNode known = EXPORTS.get(format);
    if (known != null) {
      return known;
    }
    JsonNode export = client.awaitEnd(Samples.export(client, project,
        Map.of("video_format", format, "json", "{\"width\": 320, \"height\": 180}")));
    assertThat(export.path("status").asText()).as(export.toString()).isEqualTo("completed");
    EXPORTS.put(format, export);
    return export;
  }

  private HttpResponse<byte[]> get(String address, String... headers) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(address)).header("Origin", "https://player.example");
    if (headers.length > 0) {
      request.headers(headers);
    }
    HttpResponse<byte[]> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    assertThat(answer.statusCode()).as(address).isIn(200, 206);
    assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).contains("https://player.example");
    return answer;
  }

  private static String folderOf(String output) {
    return output.substring(0, output.lastIndexOf('.')) + "/";
  }

  @ParameterizedTest
  @CsvSource({"hls, m3u8, application/vnd.apple.mpegurl", "dash, mpd, application/dash+xml"})
  void playersFindAllFramesAndSamples(String format, String ending, String type) throws Exception {
    String output = exported(format).path("output").asText();
    assertThat(output).endsWith("." + ending);
    assertThat(get(output).headers().firstValue("Content-Type")).contains(type);
    HttpResponse<byte[]> start = get(folderOf(output) + "video/init.mp4", "Range", "bytes=4-7");
    assertThat(start.statusCode()).isEqualTo(206);
    assertThat(new String(start.body(), StandardCharsets.US_ASCII)).isEqualTo("ftyp");
    assertThat(get(folderOf(output) + "audio/1.m4s").headers().firstValue("Content-Type")).contains("video/mp4");
    assertThat(Samples.probe(appended(output, "video")).path("video_length").asInt()).isEqualTo(FRAMES);
    assertThat(Samples.probe(appended(output, "audio")).path("duration").asDouble())
        .isBetween(SECONDS - 0.01, SECONDS + 0.05);
  }

  private Path appended(String output, String track) throws Exception {
    ByteArrayOutputStream film = new ByteArrayOutputStream();
    for (String name : List.of("init.mp4", "0.m4s", "1.m4s")) {
      film.write(get(folderOf(output) + track + "/" + name).body());
    }
    return Files.write(folder.resolve(track + ".mp4"), film.toByteArray());
  }

  @ParameterizedTest
  @CsvSource({"hls", "dash"})
  void ffmpegDecodesItAsTheFilmInOneFile(String format) throws Exception {
    assumeTrue(Stream.of(System.getenv("PATH").split(":")).anyMatch(path -> Files.exists(Path.of(path, "ffmpeg"))),
        "needs ffmpeg");
    List<String> cut = decoded(exported(format).path("output").asText());
    assertThat(cut.stream().filter(line -> line.startsWith("0,"))).hasSize(FRAMES);
    assertThat(cut.stream().filter(line -> line.startsWith("1,"))
        .mapToLong(line -> Long.parseLong(line.split(",")[3].strip())).sum())
        .isBetween(SECONDS * (long) SAMPLE_RATE, SECONDS * SAMPLE_RATE + 2048L);
    List<String> whole = decoded(exported("mp4").path("output").asText());
    assertThat(fields(cut, 5)).isEqualTo(fields(whole, 5));
    List<Long> times = fields(cut, 2).stream().map(Long::valueOf).toList();
    assertThat(times.stream().map(time -> time - times.getFirst()).toList())
        .isEqualTo(LongStream.range(0, FRAMES).boxed().toList());
  }

  /** One fact of each picture, such as its time or its digest. */
  private static List<String> fields(List<String> lines, int field) {
    return lines.stream().filter(line -> line.startsWith("0,")).map(line -> line.split(",")[field].strip()).toList();
  }

  private static List<String> decoded(String address) throws Exception {
    Process process = new ProcessBuilder("ffmpeg", "-v", "error", "-i", address, "-map", "0:v:0", "-map", "0:a:0",
        "-f", "framecrc", "-c:v", "rawvideo", "-c:a", "pcm_s16le", "-").start();
    List<String> lines = process.inputReader().lines().toList();
    assertThat(process.errorReader().lines().toList()).isEmpty();
    assertThat(process.waitFor()).isZero();
    return lines;
  }

  @Test
  void downloadIsAnArchiveAndDeletionLeavesNothing() throws Exception {
    JsonNode export = exported("hls");
    EXPORTS.remove("hls");
    List<String> names = new ArrayList<>();
    long bytes = 0;
    try (ZipInputStream zip = new ZipInputStream(
        new ByteArrayInputStream(client.bytes(export.path("url").asText() + "download/")))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        names.add(entry.getName());
        bytes += zip.readAllBytes().length;
      }
    }
    String name = export.path("output").asText().replaceFirst(".*/", "").replaceFirst("\\.m3u8$", "");
    assertThat(names).containsExactly(name + ".m3u8", name + "/audio/0.m4s", name + "/audio/1.m4s",
        name + "/audio/index.m3u8", name + "/audio/init.mp4", name + "/video/0.m4s", name + "/video/1.m4s",
        name + "/video/index.m3u8", name + "/video/init.mp4");
    assertThat(client.get(export.path("url").asText() + "storage/").path("storage").asLong()).isEqualTo(bytes);
    assertThat(storedUnder(name)).hasSize(9);
    assertThat(client.send("DELETE", export.path("url").asText(), "", "").statusCode()).isEqualTo(204);
    assertThat(storedUnder(name)).isEmpty();
  }

  private static List<Path> storedUnder(String name) throws IOException {
    try (Stream<Path> files = Files.walk(folder.resolve("data/media"))) {
      return files.filter(file -> Files.isRegularFile(file) && file.toString().contains(name)).toList();
    }
  }

  @Test
  void codecsThatPlayersMayNotPlayAreRefused() throws Exception {
    Client.Answer answer = client.post("/exports/", Samples.exportFields(project,
        Map.of("video_format", "hls", "video_codec", "libvpx-vp9", "audio_codec", "libopus")));
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().path("video_codec").path(0).asText())
        .startsWith("The format hls cannot hold libvpx-vp9. For hls use libx264, libopenh264 or libx265.");
    assertThat(answer.json().path("audio_codec").path(0).asText())
        .startsWith("The format hls cannot hold libopus. For hls use aac.");
  }

  @Test
  void commandLineWritesThemBesideEachOther() throws Exception {
    Path source = Files.writeString(folder.resolve("alone.osp"), """
        {"width": 320, "height": 180, "fps": {"num": 25, "den": 1}, "sample_rate": 48000, "channels": 2,
         "channel_layout": 3, "clips": [
          {"id": "1", "position": 0, "start": 0, "end": 1, "layer": 1, "reader": {"path": "tone.wav"}}]}
        """);
    Installation.run("render", source.toString(), folder.resolve("my film.mpd").toString());
    assertThat(Files.readString(folder.resolve("my film.mpd"))).contains("<BaseURL>my%20film/</BaseURL>");
    assertThat(folder.resolve("my film/video/0.m4s")).exists();
    assertThat(folder.resolve("my film/audio/0.m4s")).isNotEmptyFile();
    assertThat(folder.resolve("my film.mpd.film")).doesNotExist();
  }
}
