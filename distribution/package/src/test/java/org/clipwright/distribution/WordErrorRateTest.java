package org.clipwright.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** How many words a real model gets wrong of what espeak-ng says, where the machine has both. */
@Timeout(900)
class WordErrorRateTest {

  private static final String FOLDER = "CLIPWRIGHT_MODELS";
  private static final String SAID =
      "the quick brown fox jumps over the lazy dog every morning before the children go to"
          + " school and in the evening the old man tells a story about the sea while the rain falls on the roof";

  /** A synthetic voice is harder than a human one. */
  private static final double MOST_WRONG = 0.5;

  @TempDir private Path folder;

  @Test
  void wordsThatAreSaidAreWritten() throws Exception {
    Optional<Path> model = model();
    assumeTrue(model.isPresent(),
        "needs a model of Whisper that knows English, such as whisper/ggml-base.en.bin, in the"
            + " folder that " + FOLDER + " names");
    assumeTrue(onPath("espeak-ng"), "needs espeak-ng");
    Path speech = folder.resolve("speech.wav");
    assertThat(new ProcessBuilder("espeak-ng", "-v", "en", "-s", "140", "-w", speech.toString(), SAID).inheritIO()
        .start().waitFor()).isZero();
    String name = model.get().getFileName().toString().replaceFirst("^ggml-(.*)\\.bin$", "$1");
    Map<String, String> settings = Map.of(FOLDER, model.get().getParent().getParent().toString());
    try (ServerUnderTest server = ServerUnderTest.start(folder.resolve("data"), settings)) {
      String[] heard = words(heard(server.client(), speech, name));
      double rate = (double) errors(words(SAID), heard) / words(SAID).length;
      System.out.printf(Locale.ROOT, "Word error rate of %s: %.3f%nHeard: %s%n", name, rate, String.join(" ", heard));
      assertThat(rate).isLessThan(MOST_WRONG);
    }
  }

  private static Optional<Path> model() throws IOException {
    Path models = Path.of(System.getenv().getOrDefault(FOLDER, "models"), "whisper").toAbsolutePath();
    if (!Files.isDirectory(models)) {
      return Optional.empty();
    }
    try (Stream<Path> files = Files.list(models)) {
      return files.filter(file -> file.getFileName().toString().matches("ggml-.+\\.bin")).sorted().findFirst();
    }
  }

  private static boolean onPath(String name) {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
        .anyMatch(place -> Files.isExecutable(Path.of(place, name)));
  }

  private static String heard(Client client, Path speech, String model) throws Exception {
    JsonNode file = client.upload(Samples.project(client), speech).json();
    String path = "/files/" + file.path("id").asText() + "/";
    client.post(path + "transcribe/", "application/json", "{\"model\": \"" + model + "\", \"language\": \"en\"}");
    JsonNode[] json = new JsonNode[1];
    ServerUnderTest.await("the transcription", () -> {
      try {
        json[0] = client.get(path).path("json");
      } catch (IOException | InterruptedException failure) {
        throw new AssertionError(failure);
      }
      return json[0].at("/transcription/status").asText().matches("completed|failed");
    });
    assertThat(json[0].at("/transcription/status").asText()).as(json[0].path("transcription").toString())
        .isEqualTo("completed");
    return StreamSupport.stream(json[0].at("/transcript_details/en/segments").spliterator(), false)
        .map(segment -> segment.path("text").asText()).collect(Collectors.joining(" "));
  }

  private static String[] words(String text) {
    return text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\d']+", " ").strip().split(" ");
  }

  /** The least number of words to replace, insert or leave out. */
  private static int errors(String[] said, String[] heard) {
    int[] row = new int[heard.length + 1];
    for (int i = 0; i <= heard.length; i++) {
      row[i] = i;
    }
    for (int i = 1; i <= said.length; i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= heard.length; j++) {
        int replaced = diagonal + (said[i - 1].equals(heard[j - 1]) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[heard.length];
  }

  @Test
  void errorsAreCountedInWords() {
    assertThat(List.of(errors(words("a b c"), words("a b c")), errors(words("a b c"), words("A, c!")),
        errors(words("a b c"), words("a x c d")))).containsExactly(0, 1, 2);
  }
}
