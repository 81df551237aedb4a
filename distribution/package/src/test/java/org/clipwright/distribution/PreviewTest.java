package org.clipwright.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a player shows of a preview is what an export contains, and nothing is rendered twice. */
@Timeout(600)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PreviewTest {

  private static final int SECONDS = 7;
  private static final int FPS = 25;
  private static final int FRAMES = SECONDS * FPS;
  private static final int SEGMENTS = 4;
  private static final int SEGMENT_FRAMES = 50;
  private static final double ALIKE = 0.9;

  /** In decibels, with the softer start of the preview. */
  private static final double AS_MIXED = 20;

  private static final Pattern SEGMENT = Pattern.compile("(?m)^\\d+\\.m4s\\?v=\\w+$");
  private static final Pattern START = Pattern.compile("#EXT-X-MAP:URI=\"([^\"]+)\"");
  private static final String STORED = "A segment of a preview is stored.";

  @TempDir private static Path folder;
  private static ServerUnderTest server;
  private static Client client;
  private static JsonNode project;

  @BeforeAll
  static void aProject() throws Exception {
    server = ServerUnderTest.start(folder.resolve("data"), Map.of());
    client = server.client();
    project = Samples.turningPicture(client, folder, SECONDS);
    add(Samples.tone(folder, SECONDS), 0, SECONDS, 2);
  }

  @AfterAll
  static void stop() throws Exception {
    server.close();
  }

  private static void add(Path media, double position, double length, int layer) throws Exception {
    JsonNode file = client.upload(project, media).json();
    client.create(project.path("url").asText() + "clips/", Map.of("project", project.path("url").asText(), "file",
        file.path("url").asText(), "position", Double.toString(position), "start", "0", "end",
        Double.toString(length), "layer", Integer.toString(layer), "json", "{}"));
  }

  private static String at(String path) {
    return project.path("url").asText() + "preview/" + path;
  }

  private static byte[] bytes(String path) throws Exception {
    return client.bytes(at(path));
  }

  /** What a player has that appends all segments of a track. */
  private static Path played(String track) throws Exception {
    String list = new String(bytes(track + "/index.m3u8"), StandardCharsets.UTF_8);
    String start = START.matcher(list).results().findFirst().orElseThrow().group(1);
    ByteArrayOutputStream film = new ByteArrayOutputStream();
    film.write(bytes(track + "/" + start));
    List<String> segments = SEGMENT.matcher(list).results().map(result -> result.group()).toList();
    assertThat(segments).hasSize(SEGMENTS);
    for (String segment : segments) {
      film.write(bytes(track + "/" + segment));
    }
    return Files.write(folder.resolve(track + ".mp4"), film.toByteArray());
  }

  /** The lines about what was rendered of a track. */
  private static List<String> rendered(String track) {
    return server.log().lines().filter(line -> line.contains(STORED) && line.contains("track=" + track)).toList();
  }

  @Test
  @Order(1)
  void segmentThatSeveralAskForIsRenderedOnce() throws Exception {
    try (ExecutorService players = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<byte[]>> answers = new ArrayList<>();
      for (int player = 0; player < 4; player++) {
        answers.add(players.submit(() -> bytes("360p/0.m4s")));
      }
      for (Future<byte[]> answer : answers) {
        assertThat(answer.get()).isNotEmpty().isEqualTo(answers.getFirst().get());
      }
    }
    ServerUnderTest.await("the segments ahead", () -> rendered("360p").size() == 3);
    assertThat(rendered("360p")).filteredOn(line -> line.contains("segment=0 ")).hasSize(1);
  }

  @Test
  @Order(2)
  void everyFrameIsThatOfTheExport() throws Exception {
    assertThat(new String(bytes("master.m3u8"), StandardCharsets.UTF_8)).contains("RESOLUTION=640x360");
    Path preview = played("360p");
    assertThat(Samples.probe(preview).path("video_length").asInt()).isEqualTo(FRAMES);
    JsonNode export = client.awaitEnd(Samples.export(client, project, Map.of()));
    client.download(export.path("output").asText(), folder.resolve("export.mp4"));
    Path shown = frames("360p");
    Path exported = frames("export");
    for (int number : looked()) {
      BufferedImage frame = picture(shown, number);
      assertThat(Likeness.ofPictures(picture(exported, number), frame)).as("frame " + number)
          .isGreaterThan(ALIKE)
          .isGreaterThan(Likeness.ofPictures(picture(exported, neighbour(number)), frame) + 0.01);
    }
  }

  /** All around the cuts, and some of the others. */
  private static List<Integer> looked() {
    return IntStream.rangeClosed(1, FRAMES)
        .filter(frame -> frame % 30 == 0 || (frame + 2) % SEGMENT_FRAMES < 5 || frame == FRAMES).boxed().toList();
  }

  private static int neighbour(int number) {
    return number == 1 ? 2 : number - 1;
  }

  private static Path frames(String film) throws Exception {
    Path frames = folder.resolve(film);
    List<String> command = new ArrayList<>(
        List.of("frames", alone(film, SECONDS).toString(), "--out", frames.toString()));
    looked().stream().flatMap(number -> Stream.of(number, neighbour(number))).distinct().sorted()
        .forEach(number -> command.addAll(List.of("--frames", number.toString())));
    Installation.run(command.toArray(String[]::new));
    return frames;
  }

  private static BufferedImage picture(Path frames, int number) throws IOException {
    return ImageIO.read(frames.resolve("f%06d.png".formatted(number)).toFile());
  }

  /** A project that shows a film, or lets it be heard. */
  private static Path alone(String film, int seconds) throws IOException {
    return Files.writeString(folder.resolve(film + ".osp"), """
        {"width": 640, "height": 360, "fps": {"num": %d, "den": 1}, "sample_rate": 48000, "channels": 2,
         "channel_layout": 3, "clips": [
          {"id": "1", "position": 0, "start": 0, "end": %d, "layer": 1, "reader": {"path": "%s"}}]}
        """.formatted(FPS, seconds, film.contains(".") ? film : film + ".mp4"));
  }

  @Test
  @Order(3)
  void soundIsThatOfTheProject() throws Exception {
    played("audio");
    assertThat(Likeness.ofSounds(sound("tone.wav"), sound("audio.mp4"))).isGreaterThan(AS_MIXED);
  }

  private static byte[] sound(String film) throws Exception {
    Path heard = folder.resolve(film + "-heard.wav");
    Installation.run("audio", alone(film, SECONDS).toString(), "--out", heard.toString());
    return Files.readAllBytes(heard);
  }

  @Test
  @Order(4)
  void editRendersWhatItTouches() throws Exception {
    Set<Path> before = stored();
    int pictures = rendered("360p").size();
    int sounds = rendered("audio").size();
    played("360p");
    played("audio");
    assertThat(rendered("360p")).hasSize(pictures);
    add(Samples.picture(folder), 2.5, 1, 3);
    played("360p");
    played("audio");
    assertThat(rendered("360p")).hasSize(pictures + 1).last().asString().contains("segment=1 ");
    assertThat(rendered("audio")).hasSize(sounds);
    assertThat(stored()).containsAll(before).hasSize(before.size() + 1);
  }

  private static Set<Path> stored() throws IOException {
    try (Stream<Path> files = Files.list(
        folder.resolve("data/media/video/segments/" + project.path("id").asText()))) {
      return files.filter(file -> !file.getFileName().toString().startsWith(".")).collect(
          Collectors.toCollection(TreeSet::new));
    }
  }

  @Test
  @Order(5)
  void ffmpegPlaysIt() throws Exception {
    assumeTrue(Stream.of(System.getenv("PATH").split(":")).anyMatch(path -> Files.exists(Path.of(path, "ffmpeg"))),
        "needs ffmpeg");
    String login = Base64.getEncoder().encodeToString("demo-cloud:demo-password".getBytes(StandardCharsets.UTF_8));
    Process process = new ProcessBuilder("ffmpeg", "-v", "error", "-headers", "Authorization: Basic " + login + "\r\n",
        "-i", at("master.m3u8"), "-map", "0:v:0", "-map", "0:a:0", "-f", "framecrc", "-c:v", "rawvideo", "-c:a",
        "pcm_s16le", "-").start();
    List<String> lines = process.inputReader().lines().toList();
    assertThat(process.errorReader().lines().toList()).isEmpty();
    assertThat(process.waitFor()).isZero();
    List<String> pictures = lines.stream().filter(line -> line.startsWith("0,")).toList();
    assertThat(pictures).hasSize(FRAMES);
    assertThat(pictures.stream().map(line -> number(line) - number(pictures.getFirst())).toList())
        .isEqualTo(IntStream.range(0, FRAMES).mapToObj(Long::valueOf).toList());
    long samples = lines.stream().filter(line -> line.startsWith("1,"))
        .mapToLong(line -> Long.parseLong(line.split(",")[3].strip())).sum();
    assertThat(samples).isBetween(SECONDS * 48_000L, SECONDS * 48_000L + 1024);
  }

  private static long number(String line) {
    return Long.parseLong(line.split(",")[2].strip());
  }
}
