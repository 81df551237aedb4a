package org.clipwright.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.clipwright.sdk.testkit.PluginJar;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

/** One user's work that never ends, or eats all memory, next to the work of another user. */
@Timeout(240)
@EnabledIfEnvironmentVariable(
    named = "CLIPWRIGHT_ATTACK_TESTS", matches = "true",
    disabledReason = "It measures seconds and wants a machine of its own.")
class AttackedWorkersTest {

  private static final int HANGING = 8;

  /** Each of these costs a worker, or two. */
  private static final int DEADLY = 4;
  private static final String PASSWORD = "a password for this test";
  private static final Map<String, String> SETTINGS =
      Map.of("CLIPWRIGHT_INTERACTIVE_MEMORY", "500MB", "CLIPWRIGHT_RENDER_MEMORY", "500MB",
          "CLIPWRIGHT_WORKER_HEAP", "150MB", "CLIPWRIGHT_ADMIN_PASSWORD", PASSWORD);
  private static final String TOO_LONG =
      "This takes longer than the 8 seconds that a worker may spend on it, so it was stopped.";
  private static final String TOO_LARGE =
      "This needs more memory than the 500 MB that a worker may use, so it was stopped.";

  @TempDir private Path folder;
  private Path data;

  @BeforeEach
  void plugins() {
    data = folder.resolve("data");
    effect("hang", "Hang", "while (true) { Thread.onSpinWait(); }");
    effect("sleep", "Sleeping", "while (true) { try { Thread.sleep(1000); } catch (InterruptedException e) { } }");
    effect("hoard", "Hoard",
        "synchronized (E.class) { while (true) java.lang.foreign.Arena.global().allocate(8 << 20).fill((byte) 1); }");
    effect("halt", "Halt", "Runtime.getRuntime().halt(139);");
  }

  private void effect(String id, String className, String apply) {
    PluginJar.named(id)
        .source("module-info", "module bad." + id + " { requires org.clipwright.sdk; provides"
            + " org.clipwright.sdk.effect.PictureEffect with bad." + id + ".E; }")
        .source("bad." + id + ".E", """
            package bad.%s;
            import java.util.*;
            import org.clipwright.sdk.effect.*;
            import org.clipwright.sdk.media.*;
            public final class E implements PictureEffect {
              public EffectDescriptor descriptor() {
                return new EffectDescriptor("%s", "Bad", "Is bad.", EffectDescriptor.Medium.PICTURE, List.of());
              }
              public PictureFilter open(EffectSetup setup) {
                return new PictureFilter() {
                  public Layout layout(PictureContext context) { return Layout.perPixel(); }
                  public void apply(PictureContext context, Rows rows) { %s }
                };
              }
            }
            """.formatted(id, className, apply))
        .writeTo(data.resolve("plugins"));
  }

  private JsonNode project(Client client, String effect) throws IOException, InterruptedException {
    JsonNode project = Samples.project(client);
    JsonNode file = client.upload(project, Samples.picture(folder)).json();
    client.create(
        project.path("url").asText() + "clips/",
        Map.of("project", project.path("url").asText(), "file", file.path("url").asText(), "position", "0", "start",
            "0", "end", "1", "layer", "1", "json", "{\"effects\": [{\"type\": \"" + effect + "\", \"id\": \"E1\"}]}"));
    return project;
  }

  /** Several thumbnails at once, while another user uploads one file after the other. */
  private Attack attack(ServerUnderTest server, String effect, int times) throws Exception {
    Client attacker = server.client();
    Client other = new Client(server.address(), "cloud-admin", PASSWORD);
    JsonNode bad = project(attacker, effect);
    JsonNode own = Samples.project(other);
    assertThat(other.upload(own, Samples.picture(folder)).status()).isEqualTo(201);
    Attack attack = new Attack();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Client.Answer>> answers = new ArrayList<>();
      for (int i = 0; i < times; i++) {
        Callable<Client.Answer> thumbnail = () -> attacker.answer(bad.path("url").asText() + "thumbnail/");
        answers.add(threads.submit(thumbnail));
      }
      Thread.sleep(500);
      while (answers.stream().anyMatch(answer -> !answer.isDone())) {
        attack.uploads.add(time(() -> assertThat(other.upload(own, Samples.picture(folder)).status()).isEqualTo(201)));
        for (int i = 0; i < 10; i++) {
          attack.reads.add(time(() -> other.get(own.path("url").asText())));
        }
      }
      for (Future<Client.Answer> answer : answers) {
        attack.answers.add(answer.get());
      }
    }
    attack.tell(effect);
    return attack;
  }

  /** What came of an attack, and how long the other user waited. */
  private static final class Attack {

    private final List<Client.Answer> answers = new ArrayList<>();
    private final List<Duration> uploads = new ArrayList<>();
    private final List<Duration> reads = new ArrayList<>();

    private static Duration percentile(List<Duration> times, int percent) {
      return times.stream().sorted().toList().get((times.size() - 1) * percent / 100);
    }

    void tell(String effect) {
      System.out.printf("%s: %d uploads, median %d ms, longest %d ms; %d reads, p99 %d ms%n", effect, uploads.size(),
          percentile(uploads, 50).toMillis(), percentile(uploads, 100).toMillis(), reads.size(),
          percentile(reads, 99).toMillis());
    }

    void assertOnlyTheAttackerWaited(ServerUnderTest server) {
      assertThat(percentile(uploads, 100)).as(warnings(server)).isLessThan(Duration.ofSeconds(4));
      assertThat(percentile(uploads, 50)).isLessThan(Duration.ofSeconds(2));
      assertThat(percentile(reads, 99)).isLessThan(Duration.ofSeconds(1));
    }
  }

  private static String warnings(ServerUnderTest server) {
    return server.log().lines().filter(line -> line.matches(".* (INFO|WARN|ERROR) .*"))
        .collect(Collectors.joining("\n"));
  }

  private interface Step {
    void take() throws Exception;
  }

  private static Duration time(Step step) throws Exception {
    long start = System.nanoTime();
    step.take();
    return Duration.ofNanos(System.nanoTime() - start);
  }

  /** A server whose workers spend so many seconds on work that callers wait for. */
  private ServerUnderTest serve(int limit) throws IOException {
    Map<String, String> settings = new HashMap<>(SETTINGS);
    settings.put("CLIPWRIGHT_INTERACTIVE_LIMIT", Integer.toString(limit));
    return ServerUnderTest.start(data, settings);
  }

  @Test
  void workThatNeverEndsCostsItsOwnerAlone() throws Exception {
    try (ServerUnderTest server = serve(8)) {
      for (String effect : List.of("Hang", "Sleeping")) {
        Attack attack = attack(server, effect, HANGING);
        assertThat(attack.answers).allSatisfy(answer -> {
          assertThat(answer.status()).isEqualTo(400);
          assertThat(answer.json().path("detail").asText()).isEqualTo(TOO_LONG);
        });
        attack.assertOnlyTheAttackerWaited(server);
      }
      assertThat(server.log()).contains("A job takes too long and is being stopped.")
          .contains("code=75 (wants to be replaced)");
    }
  }

  @Test
  void workThatEatsAllMemoryCostsItsOwnerAlone() throws Exception {
    try (ServerUnderTest server = serve(60)) {
      Attack attack = attack(server, "Hoard", DEADLY);
      assertThat(attack.answers).allSatisfy(answer -> {
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("detail").asText()).containsAnyOf(TOO_LARGE,
            "takes more memory than is available");
      });
      attack.assertOnlyTheAttackerWaited(server);
      assertThat(server.log()).containsAnyOf("code=137 (killed)", "code=75 (wants to be replaced)");
    }
  }

  @Test
  void workThatKillsItsWorkerCostsItsOwnerAlone() throws Exception {
    try (ServerUnderTest server = serve(60)) {
      Attack attack = attack(server, "Halt", 2);
      assertThat(attack.answers).allSatisfy(answer -> {
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("detail").asText()).contains("crashed the worker process");
      });
      attack.assertOnlyTheAttackerWaited(server);
      assertThat(server.log()).contains("code=139 (segmentation fault)");
    }
  }
}
