package org.clipwright.rest.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.clipwright.rest.TestPlatform;
import org.clipwright.rest.message.JsonReader;
import org.clipwright.rest.message.TestRequests;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpenApiExamplesTest {

  private static final String JSON = "application/json";

  @TempDir Path uploads;

  private JsonNode schema() {
    return JsonReader.read(
        new TestPlatform(uploads).send(TestRequests.get("/schema/", "Accept", "application/json")).text());
  }

  private static boolean hasExample(JsonNode content) {
    return content.has("example") || content.path("examples").size() > 0;
  }

  @Test
  void everyOperationShowsARequestAndAnAnswer() {
    List<String> lacking = new ArrayList<>();
    int operations = 0;
    for (Map.Entry<String, JsonNode> path : schema().path("paths").properties()) {
      for (Map.Entry<String, JsonNode> operation : path.getValue().properties()) {
        operations++;
        String name = operation.getKey() + " " + path.getKey();
        operation.getValue().path("requestBody").path("content").properties().stream()
            .filter(content -> !hasExample(content.getValue()))
            .forEach(content -> lacking.add("request of " + name + " as " + content.getKey()));
        operation.getValue().path("responses").properties().stream()
            .filter(response -> response.getKey().startsWith("2"))
            .map(response -> response.getValue().path("content").path(JSON))
            .filter(content -> !content.isMissingNode() && !hasExample(content))
            .forEach(_ -> lacking.add("answer of " + name));
      }
    }
    assertThat(operations).isGreaterThan(100);
    assertThat(lacking).as("without an example").isEmpty();
  }

  @Test
  void errorsShowWhatTheyLookLike() {
    assertThat(schema().path("components").path("responses").properties()).isNotEmpty()
        .allSatisfy(response -> assertThat(hasExample(response.getValue().path("content").path(JSON)))
            .as(response.getKey()).isTrue());
  }

  @Test
  void anExampleOfAnObjectHasAllOfItsFields() {
    JsonNode export = schema().at("/paths/~1exports~1{id}~1/get/responses/200/content/application~1json/example");
    assertThat(export.path("url").asText()).isEqualTo("http://127.0.0.1:8080/exports/7/");
    assertThat(export.path("status").asText()).isEqualTo("completed");
    assertThat(export.path("video_codec").asText()).isEqualTo("libx264");
  }
}
