package org.clipwright.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.clipwright.distribution.TraceCollector.Taken;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One trace leads from a client's request through the server and its workers to the storage and the webhook. */
class TracesTest {

  private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
  private static final String CLIENTS_SPAN = "00f067aa0ba902b7";

  /** Long enough to be rendered in segments. */
  private static final int SECONDS = 32;

  private static final String SMALL = "{\"width\": 128, \"height\": 72}";

  @TempDir private Path folder;
  private final List<String> jobs = List.of("segment", "join", "webhook");

  private static List<Taken> named(List<Taken> spans, String name) {
    return spans.stream().filter(span -> span.name().equals(name)).toList();
  }

  private static Taken one(List<Taken> spans, String name) {
    assertThat(named(spans, name)).as("the span \"" + name + "\" of " + spans).hasSize(1);
    return named(spans, name).getFirst();
  }

  private static List<Taken> below(List<Taken> spans, Taken parent) {
    return spans.stream().filter(span -> span.parent().equals(parent.id())).toList();
  }

  @Test
  void anExportIsOneTraceFromTheClientToTheWebhook() throws Exception {
    try (TraceCollector collector = TraceCollector.start(); WebhookReceiver receiver = WebhookReceiver.start()) {
      Map<String, String> settings = new HashMap<>(collector.settings());
      settings.put("CLIPWRIGHT_OUTBOUND_ALLOW", "127.0.0.1");
      settings.put("CLIPWRIGHT_INTERACTIVE_WORKERS", "1");
      try (ServerUnderTest server = ServerUnderTest.start(folder.resolve("data"), settings)) {
        Client client = server.client();
        JsonNode project = Samples.turningPicture(client, folder, SECONDS);
        HttpResponse<String> asked = client.sendWith("traceparent", "00-" + TRACE + "-" + CLIENTS_SPAN + "-01", "POST",
            "/exports/", Samples.exportFields(project, Map.of("webhook", receiver.url(), "json", SMALL)));
        assertThat(asked.statusCode()).as(asked.body()).isEqualTo(201);
        JsonNode export = new ObjectMapper().readTree(asked.body());
        assertThat(client.awaitEnd(export).path("status").asText()).isEqualTo("completed");
        assertThat(receiver.next()).isNotNull();
        // Each process sends its spans a second later at most.
        ServerUnderTest.await("the spans of all jobs",
            () -> jobs.stream().noneMatch(job -> named(collector.of(TRACE), job).isEmpty()));

        List<Taken> spans = collector.of(TRACE);
        fromTheRequestToTheWebhook(spans, asked.headers().firstValue("X-Request-Id").orElseThrow());
        assertThat(receiver.header("traceparent"))
            .isEqualTo("00-" + TRACE + "-" + one(below(spans, one(spans, "webhook")), "POST").id() + "-01");
        anUploadWaitsForItsWorker(collector.all());
        nothingOfUsersIsTold(collector.all());
      }
    }
  }

  private void fromTheRequestToTheWebhook(List<Taken> spans, String request) {
    Taken answered = one(spans, "POST /exports/");
    assertThat(answered.service()).isEqualTo("clipwright-api");
    assertThat(answered.parent()).isEqualTo(CLIENTS_SPAN);
    assertThat(answered.facts()).containsEntry("http.response.status_code", "201")
        .containsEntry("clipwright.request", request);
    Taken export = one(spans, "export");
    assertThat(export.parent()).isEqualTo(answered.id());
    assertThat(export.service()).isEqualTo("clipwright-worker");
    assertThat(export.facts().get("clipwright.job")).startsWith("export-");
    List<Taken> segments = named(spans, "segment");
    assertThat(segments).hasSizeGreaterThan(1).allSatisfy(segment -> {
      assertThat(segment.parent()).isEqualTo(export.id());
      assertThat(below(spans, segment)).extracting(Taken::name).contains("render", "storage put");
    });
    Taken join = one(spans, "join");
    assertThat(segments).extracting(Taken::id).contains(join.parent());
    assertThat(below(spans, join)).extracting(Taken::name).contains("storage put");
    assertThat(one(spans, "webhook").parent()).isEqualTo(join.id());
    assertThat(spans).filteredOn(span -> jobs.contains(span.name()))
        .allSatisfy(span -> assertThat(span.service()).isEqualTo("clipwright-worker"));
  }

  private static void anUploadWaitsForItsWorker(List<Taken> spans) {
    Taken upload = spans.stream().filter(span -> span.name().matches("POST /(projects/\\{\\w+}/)?files/")).findFirst()
        .orElseThrow(() -> new AssertionError("no upload in " + spans));
    assertThat(upload.parent()).as("a trace that begins here").isEmpty();
    Taken waiting = one(below(spans, upload), "work for Probe");
    Taken work = one(below(spans, waiting), "work");
    assertThat(work.service()).isEqualTo("clipwright-worker");
    assertThat(below(spans, upload)).extracting(Taken::name).contains("storage put");
  }

  /** Neither names nor addresses; and what recurs by itself is no trace. */
  private static void nothingOfUsersIsTold(List<Taken> spans) {
    assertThat(spans.toString()).doesNotContain("bars", "Sample", "/hook", "demo", TraceCollector.AUTHORIZATION);
    assertThat(spans).extracting(Taken::name).doesNotContain("retention", "expiry");
  }
}
