package org.clipwright.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an operator sees of a server: which part is not ready, and which lines of the log belong to one request. */
class ReadinessTest {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  @TempDir private Path folder;
  private final HttpClient http = HttpClient.newHttpClient();

  private String ready(URI address) throws Exception {
    HttpResponse<String> answer = http.send(
        HttpRequest.newBuilder(address.resolve("/readyz")).build(), HttpResponse.BodyHandlers.ofString());
    return answer.statusCode() + " " + answer.body();
  }

  private static List<JsonNode> lines(ServerUnderTest server) throws Exception {
    List<String> written = server.log().lines().filter(line -> line.startsWith("{")).toList();
    return written.stream().map(ReadinessTest::object).toList();
  }

  private static JsonNode object(String line) {
    try {
      return MAPPER.readTree(line);
    } catch (IOException noJson) {
      throw new AssertionError(line, noJson);
    }
  }

  @Test
  void partsThatAreNotReadyAreNamedAndLogsFollowARequest() throws Exception {
    Path media = folder.resolve("disk");
    Map<String, String> settings =
        Map.of("CLIPWRIGHT_LOG_FORMAT", "json", "CLIPWRIGHT_STORAGE_ROOT", media.resolve("media").toString());
    try (ServerUnderTest server = ServerUnderTest.start(folder.resolve("data"), settings)) {
      URI address = server.address();
      assertThat(ready(address))
          .isEqualTo("200 {\"status\":\"ok\",\"checks\":{\"database\":\"ok\",\"storage\":\"ok\"}}");

      Files.move(media, folder.resolve("elsewhere"));
      Files.createDirectories(media.resolve("media"));
      for (int i = 0; i < 3; i++) {
        assertThat(ready(address))
            .isEqualTo("503 {\"status\":\"failed\",\"checks\":{\"database\":\"ok\",\"storage\":\"failed\"}}");
      }
      Files.delete(media.resolve("media"));
      Files.delete(media);
      Files.move(folder.resolve("elsewhere"), media);
      assertThat(ready(address)).startsWith("200");
      assertThat(lines(server).stream().map(line -> line.path("message").asText())
          .filter(message -> message.startsWith("The server is not ready. part=storage"))).singleElement().asString()
          .contains("Is its disk mounted?");

      Client client = server.client();
      JsonNode project = Samples.turningPicture(client, folder, 1);
      HttpResponse<String> created = client.sendWith("X-Request-Id", "trail-of-one", "POST",
          project.path("url").asText() + "exports/", Samples.exportFields(project, Map.of()));
      assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
      JsonNode export = MAPPER.readTree(created.body());
      client.await(export, now -> now.path("progress").asDouble() == 100);
      ServerUnderTest.await("the end in the log", () -> server.log().contains("An export completed."));
      assertThat(lines(server)).filteredOn(line -> line.path("message").asText().startsWith("An export ")).hasSize(2)
          .allSatisfy(line -> {
            assertThat(line.path("request").asText()).isEqualTo("trail-of-one");
            assertThat(line.path("job").asText()).isEqualTo("export-" + export.path("id").asText());
            assertThat(line.path("time").asText()).matches("20\\d\\d-\\d\\d-\\d\\dT.*Z");
          });
    }
  }
}
