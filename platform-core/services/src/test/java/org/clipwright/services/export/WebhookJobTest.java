package org.clipwright.services.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.clipwright.services.error.ErrorCode;
import org.clipwright.services.error.PlatformException;
import org.clipwright.services.media.OutboundHttp;
import org.clipwright.services.resource.Export;
import org.clipwright.services.resource.UserId;
import org.clipwright.services.testkit.Drafts;
import org.clipwright.services.testkit.InMemoryResources;
import org.clipwright.services.testkit.InMemoryWebhookLog;
import org.clipwright.services.testkit.InMemoryWebhookSecrets;
import org.clipwright.services.testkit.RecordedJobs;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How often a receiver is told, and what it gets. */
class WebhookJobTest implements OutboundHttp {

  private static final UserId OWNER = new UserId(1);

  private final InMemoryResources resources = new InMemoryResources();
  private final InMemoryWebhookSecrets secrets = new InMemoryWebhookSecrets(resources.exports);
  private final Deque<Object> answers = new ArrayDeque<>();
  private final List<Map<String, String>> headers = new ArrayList<>();
  private final List<String> bodies = new ArrayList<>();
  private final RecordedJobs jobs = new RecordedJobs();
  private final InMemoryWebhookLog log = new InMemoryWebhookLog(resources.exports);
  private final WebhookJob job =
      new WebhookJob(resources.exports, this, jobs, log, secrets, export -> export.json().deepCopy());
  private long export;

  @BeforeEach
  void anExportThatIsOver() {
    long project = resources.projects.insert(Drafts.project(OWNER, "One")).id();
    Export draft = Drafts.export(OWNER, project, "video");
    Export.Settings settings = draft.settings();
    export = resources.exports.insert(Export.draft(OWNER, project,
        new Export.Settings(settings.exportType(), settings.videoFormat(), settings.videoCodec(),
            settings.videoBitrate(), settings.audioCodec(), settings.audioBitrate(), 1, 30, "http://hook.example/"),
        30, draft.json())).id();
    end();
  }

  private void end() {
    resources.exports.begin(export);
    ObjectNode json = resources.exports.findAny(export).orElseThrow().json().deepCopy();
    resources.exports.end(export, Export.Status.COMPLETED, Optional.of("video/out.mp4"), json.put("status", "success"));
  }

  private ObjectNode json() {
    return resources.exports.findAny(export).orElseThrow().json();
  }

  private void answer(int status) {
    answers.add(new WebhookReply(status, "text/plain", "so be it"));
  }

  @Override
  public <T> T get(String url, Function<Download, T> reader) {
    throw new AssertionError(url);
  }

  @Override
  public WebhookReply post(String url, String contentType, String body, Map<String, String> sent) {
    bodies.add(body);
    headers.add(sent);
    return switch (answers.remove()) {
      case PlatformException failure -> throw failure;
      case WebhookReply reply -> reply;
      default -> throw new AssertionError();
    };
  }

  private List<Duration> pauses() {
    assertThat(jobs.jobs()).hasSameSizeAs(jobs.delays()).allMatch(("WEBHOOK " + export)::equals);
    return jobs.delays();
  }

  /** The newest first. */
  private List<WebhookLog.Delivery> deliveries() {
    return log.latest(OWNER, List.of(export), 100).getOrDefault(export, List.of());
  }

  @Test
  void fiveTriesWithinAnHourAreMadeBeforeItIsGivenUp() {
    for (int i = 0; i < 5; i++) {
      answers.add(i % 2 == 0
          ? new PlatformException(ErrorCode.RESOURCE, "http://hook.example/ does not answer in time.")
          : new WebhookReply(500, "text/html", "Oops"));
      job.run(export);
    }
    assertThat(pauses()).hasSize(4).isSorted();
    assertThat(pauses().stream().reduce(Duration.ZERO, Duration::plus)).isBetween(Duration.ofMinutes(50),
        Duration.ofMinutes(60));
    assertThat(deliveries()).hasSize(5);
    assertThat(deliveries().getFirst().retry()).isEmpty();
    assertThat(json().path("webhook").asText()).contains("does not answer in time");
  }

  @ParameterizedTest
  @ValueSource(ints = {500, 502, 503, 504, 429, 408})
  void anErrorThatPassesIsTriedAgainAndItsSuccessEndsIt(int status) {
    answer(status);
    job.run(export);
    assertThat(pauses()).hasSize(1);
    assertThat(json().path("webhook").asText()).isEqualTo(status + ": [text/plain] so be it");
    answer(200);
    job.run(export);
    assertThat(pauses()).hasSize(1);
    assertThat(json().path("webhook").asText()).isEqualTo("200: [text/plain] so be it");
    assertThat(json().has("webhook_tries")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 204, 302, 400, 403, 404, 410})
  void anyOtherAnswerIsTheLast(int status) {
    answer(status);
    job.run(export);
    assertThat(pauses()).isEmpty();
    assertThat(deliveries()).extracting(delivery -> delivery.status().orElseThrow()).containsExactly(status);
  }

  @Test
  void anAddressThatMayNotBeUsedIsTriedOnce() {
    answers.add(new PlatformException(ErrorCode.INVALID, "http://hook.example/ resolves to a private address."));
    job.run(export);
    assertThat(pauses()).isEmpty();
  }

  @Test
  void allTriesHaveOneIdAndTheEndAfterARetryHasAnother() {
    answer(500);
    job.run(export);
    answer(200);
    job.run(export);
    resources.exports.restart(OWNER, export, JsonNodeFactory.instance.objectNode().put("retries", 1));
    end();
    answer(200);
    job.run(export);
    assertThat(headers).extracting(sent -> sent.get("webhook-id"))
        .containsExactly("export-" + export + "-end-1", "export-" + export + "-end-1", "export-" + export + "-end-2");
  }

  @Test
  void onlyAnExportWithASecretIsSigned() {
    answer(200);
    job.run(export);
    secrets.keep(export, new WebhookSecrets.Secret("sixteen letters."));
    answer(200);
    job.run(export);
    assertThat(headers.getFirst()).doesNotContainKey("webhook-signature");
    assertThat(headers.getLast()).containsKeys("webhook-signature", "Clipwright-Signature");
    assertThat(bodies).allSatisfy(body -> assertThat(body).doesNotContain("sixteen"));
  }
}
