package org.clipwright.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import javax.imageio.ImageIO;
import org.clipwright.sdk.testkit.RandomWhisperModel;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * From a film to captions in it, with real engines: Whisper with a model whose weights are random, so that it hears
 * nonsense, and the engine of the guide for their authors.
 */
class TranscriptionTest {

  private static final Path GUIDE = Path.of("..", "..", "docs", "guide", "write-a-transcription-engine.md");
  private static final Predicate<JsonNode> OVER = told -> told.path("status").asText().matches("completed|failed");

  @TempDir private static Path folder;

  private static ServerUnderTest server;
  private static Client client;
  private static JsonNode project;

  @BeforeAll
  static void serve() throws Exception {
    Path work = Files.createDirectories(folder.resolve("work"));
    GuideScript.run(GuideScript.of(GUIDE), work);
    assertThat(Files.readString(work.resolve("models.txt"))).containsPattern("sound-notes/notes +ready")
        .containsPattern("whisper/base +missing");
    Path models = Files.createDirectories(work.resolve("data/models/whisper"));
    RandomWhisperModel.write(models.resolve("ggml-random.bin"));
    RandomWhisperModel.writeFatal(models.resolve("ggml-fatal.bin"));
    server = ServerUnderTest.start(work.resolve("data"), Map.of("CLIPWRIGHT_TRANSCRIBE_WORKERS", "1"));
    client = server.client();
    project = Samples.project(client);
  }

  @AfterAll
  static void stop() throws Exception {
    if (server != null) {
      server.close();
    }
  }

  private static JsonNode upload(Path media) throws IOException, InterruptedException {
    Client.Answer answer = client.upload(project, media);
    assertThat(answer.status()).as(answer.json().toString()).isEqualTo(201);
    return answer.json();
  }

  private static String path(JsonNode file) {
    return "/files/" + file.path("id").asText() + "/";
  }

  private static void transcribe(JsonNode file, String request) throws IOException, InterruptedException {
    Client.Answer answer = client.post(path(file) + "transcribe/", "application/json", request);
    assertThat(answer.status()).as(answer.json().toString()).isEqualTo(200);
    assertThat(answer.json().at("/json/transcription/status").asText()).isEqualTo("pending");
  }

  /** The file's JSON when its transcription is as wanted. */
  private static JsonNode await(JsonNode file, Predicate<JsonNode> wanted) {
    JsonNode[] json = new JsonNode[1];
    ServerUnderTest.await("the transcription", () -> {
      try {
        json[0] = client.get(path(file)).path("json");
      } catch (IOException | InterruptedException failure) {
        throw new AssertionError(failure);
      }
      return wanted.test(json[0].path("transcription"));
    });
    return json[0];
  }

  private static JsonNode completed(JsonNode file) {
    JsonNode json = await(file, OVER);
    assertThat(json.at("/transcription/status").asText()).as(json.path("transcription").toString())
        .isEqualTo("completed");
    assertThat(json.at("/transcription/progress").asDouble()).isEqualTo(100);
    return json;
  }

  @Test
  void aFilmIsTranscribedAndShowsItsCaptions() throws Exception {
    JsonNode film = upload(Samples.film(folder, 3));
    transcribe(film, "{\"model\": \"random\", \"language\": \"en\", \"args\": {\"device\": \"cuda\", \"temperature\":"
        + " 0}}");
    JsonNode json = completed(film);
    assertThat(json.at("/transcription/warnings/0").asText()).contains("cuda");
    assertThat(json.at("/transcripts/en").asText()).startsWith("WEBVTT\n\n00:00:").contains(" --> ");
    assertThat(json.at("/transcript_details/en/srt").asText()).startsWith("1\n00:00:");
    JsonNode segment = json.at("/transcript_details/en/segments/0");
    assertThat(segment.path("text").asText()).isNotBlank();
    assertThat(segment.at("/words/0/1").asDouble()).isBetween(0.0, 3.0);

    JsonNode clip = client.create(project.path("url").asText() + "clips/",
        Map.of("project", project.path("url").asText(), "file", film.path("url").asText(), "position", "0", "start",
            "0", "end", "3", "layer", "1", "json", "{}"));
    BufferedImage plain = frame();
    Client.Answer captions = client.post("/clips/" + clip.path("id").asText() + "/captions/", "application/json",
        "{\"append_file_transcript\": true, \"file_transcript_language\": \"en\"}");
    assertThat(captions.json().at("/json/effects/0/caption_text").asText()).contains(" --> ");
    assertThat(differences(plain, frame())).isGreaterThan(100);
    assertThat(client.awaitEnd(Samples.export(client, project, Map.of("end_frame", "30"))).path("status").asText())
        .isEqualTo("completed");
  }

  private static BufferedImage frame() throws Exception {
    byte[] picture = client.bytes("POST", "/projects/" + project.path("id").asText() + "/thumbnail/",
        "{\"frame_number\": 25, \"width\": 640, \"height\": 360, \"image_format\": \"PNG\"}");
    return ImageIO.read(new ByteArrayInputStream(picture));
  }

  private static int differences(BufferedImage one, BufferedImage other) {
    int count = 0;
    for (int y = 0; y < one.getHeight(); y++) {
      for (int x = 0; x < one.getWidth(); x++) {
        count += one.getRGB(x, y) == other.getRGB(x, y) ? 0 : 1;
      }
    }
    return count;
  }

  @Test
  void tenAtOnceAllComeToTheirEnd() throws Exception {
    List<JsonNode> files = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      files.add(upload(Samples.tone(folder, 1)));
      transcribe(files.getLast(), "{\"model\": \"" + (i % 2 == 0 ? "random" : "notes") + "\", \"language\": \"en\"}");
    }
    for (JsonNode file : files) {
      assertThat(completed(file).at("/transcription/language").asText()).isEqualTo("en");
    }
  }

  @Test
  void theEngineOfTheGuideNotesSound() throws Exception {
    JsonNode file = upload(Samples.tone(folder, 2));
    transcribe(file, "{\"model\": \"sound-notes/notes\", \"args\": {\"loud\": 0.1}}");
    JsonNode json = completed(file);
    assertThat(json.at("/transcripts/und").asText()).contains("00:00:00.000 --> 00:00:01.000\nloud");
    assertThat(json.at("/transcript_details/und/segments/1/words/0").toString()).isEqualTo("[1.0,2.0,\"loud\"]");
    Client.Answer odd = client.post(path(file) + "transcribe/", "application/json",
        "{\"model\": \"notes\", \"args\": {\"odd\": 1}}");
    assertThat(odd.json().path("args").toString()).contains("There is no argument").contains("odd");
  }

  @Test
  void aModelThatEndsTheProcessFailsItsRequestAndNothingElse() throws Exception {
    JsonNode file = upload(Samples.tone(folder, 1));
    transcribe(file, "{\"model\": \"fatal\"}");
    assertThat(await(file, OVER).at("/transcription/error").asText()).contains("worker process died 2 times",
        "whisper/fatal");
    transcribe(file, "{\"model\": \"random\"}");
    assertThat(completed(file).at("/transcription/language").asText()).matches("[a-z]{2,3}");
  }

  @Test
  void aWorkerThatIsKilledInTheMiddleIsReplacedAndCancelStops() throws Exception {
    JsonNode file = upload(Samples.tone(folder, 240));
    transcribe(file, "{\"model\": \"random\", \"language\": \"en\"}");
    await(file, told -> told.path("progress").asDouble() > 0);
    ProcessHandle worker = server.worker("transcribe", -1);
    worker.destroyForcibly();
    ServerUnderTest.await("the second attempt",
        () -> server.log().contains("file=" + file.path("id").asText() + " model=whisper/random attempt=2"));
    assertThat(client.post(path(file) + "transcribe-cancel/", "application/json", "{}").status()).isEqualTo(200);
    assertThat(await(file, OVER).at("/transcription/error").asText()).isEqualTo("The transcription was canceled.");
  }
}
