package org.clipwright.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a server tells Prometheus after some work, and whom it tells. */
class MetricsTest {

  private static final String PASSWORD = "a-long-password";

  @TempDir private Path folder;
  private final HttpClient http = HttpClient.newHttpClient();

  private HttpResponse<String> metrics(URI address, String... headers) throws Exception {
    HttpRequest.Builder request = HttpRequest.newBuilder(address.resolve("/metrics"));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private static String basic(String name, String password) {
    return "Basic " + Base64.getEncoder().encodeToString((name + ":" + password).getBytes());
  }

  /** The value of a series, by its name and some of its labels in their order. */
  private static double value(String text, String series) {
    Matcher line = Pattern.compile("(?m)^" + series + "[^\\n]*? ([0-9.E+-]+)$").matcher(text);
    assertThat(line.find()).as(series + " in\n" + text).isTrue();
    return Double.parseDouble(line.group(1));
  }

  /** What the dashboard shows; a pause of the collector need not have come yet. */
  private static Set<String> shown() throws IOException {
    String dashboard = Files.readString(Path.of("../../docs/reference/grafana-dashboard.json"));
    return Pattern.compile("(clipwright|jvm|process)_[a-z_]+(?=\\{)").matcher(dashboard).results()
        .map(MatchResult::group).filter(name -> !name.startsWith("jvm_gc"))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void figuresTellWhatWasDoneAndOnlyThoseWhoMayReadThem() throws Exception {
    Map<String, String> settings = Map.of("CLIPWRIGHT_ADMIN_PASSWORD", PASSWORD);
    try (ServerUnderTest server = ServerUnderTest.start(folder.resolve("data"), settings)) {
      URI address = server.address();
      Client client = server.client();
      JsonNode project = Samples.turningPicture(client, folder, 1);
      JsonNode export = Samples.export(client, project, Map.of());
      assertThat(client.await(export, now -> now.path("progress").asDouble() == 100).path("status").asText())
          .isEqualTo("completed");
      for (int i = 0; i < 30; i++) {
        client.answer("/projects/" + (1000 + i) + "/");
        client.answer("/no-such-place-" + i);
      }
      ServerUnderTest.await("the figures of the database", () -> ended(address) > 0 && workersCalls(address) > 0);
      String text = metrics(address).body();

      assertThat(value(text, "clipwright_http_requests_seconds_count\\{method=\"GET\",route=\"/projects/\\{id\\}/\","
          + "status=\"404\"")).isEqualTo(30);
      assertThat(value(text, "clipwright_http_requests_seconds_bucket\\{method=\"POST\",route=\"/projects/\","
          + "status=\"201\",le=\"30.0\"")).isGreaterThanOrEqualTo(1);
      assertThat(text).doesNotContain("no-such-place").doesNotContain("projects/1000")
          .contains("route=\"none\",status=\"404\"");
      assertThat(value(text, "clipwright_frames_rendered_total")).isEqualTo(25);
      assertThat(value(text, "clipwright_render_milliseconds_total")).isPositive();
      assertThat(value(text, "clipwright_workers\\{lane=\"render\"")).isEqualTo(1);
      assertThat(value(text, "clipwright_queue_waiting\\{lane=\"render\"")).isZero();
      assertThat(value(text, "clipwright_queue_age_seconds\\{lane=\"render\"")).isZero();
      assertThat(value(text, "clipwright_exports\\{status=\"completed\"")).isEqualTo(1);
      assertThat(value(text, "clipwright_storage_calls_seconds_count\\{operation=\"put\",outcome=\"ok\"")).isPositive();
      assertThat(value(text, "clipwright_database_connections_limit")).isEqualTo(20);
      assertThat(value(text, "jvm_memory_used_bytes\\{area=\"heap\"")).isPositive();

      assertThat(shown()).hasSizeGreaterThan(15).allSatisfy(name -> assertThat(text).contains("\n" + name));

      HttpResponse<String> outside = metrics(address, "X-Forwarded-For", "203.0.113.7");
      assertThat(outside.statusCode()).as("what a proxy hands on").isEqualTo(401);
      assertThat(outside.body()).isEqualTo("Sign in as staff to read the metrics.\n");
      assertThat(metrics(address, "Via", "1.1 proxy", "Authorization", basic("demo-cloud", "demo-password"))
          .statusCode()).isEqualTo(403);
      assertThat(metrics(address, "Via", "1.1 proxy", "Authorization", basic("cloud-admin", "wrong")).statusCode())
          .isEqualTo(401);
      assertThat(metrics(address, "Via", "1.1 proxy", "Authorization", basic("cloud-admin", PASSWORD)).statusCode())
          .isEqualTo(200);
    }
  }

  private double workersCalls(URI address) {
    return now(address, "clipwright_worker_storage_calls_total\\{outcome=\"ok\"");
  }

  private double ended(URI address) {
    return now(address, "clipwright_exports_ended_total\\{outcome=\"completed\"");
  }

  private double now(URI address, String series) {
    try {
      return value(metrics(address).body(), series);
    } catch (Exception failure) {
      throw new AssertionError(failure);
    }
  }
}
