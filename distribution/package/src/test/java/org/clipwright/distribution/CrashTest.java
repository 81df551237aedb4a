package org.clipwright.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is left of a server's work when its processes die. */
class CrashTest {

  private static final int SECONDS = 30;
  private static final String FRAMES = Integer.toString(SECONDS * 25);
  private static final Predicate<JsonNode> UNDER_WAY = export -> export.path("progress").asDouble() > 2;

  @TempDir private Path folder;

  private ServerUnderTest serve() throws IOException {
    return ServerUnderTest.start(folder.resolve("data"), Map.of("CLIPWRIGHT_OUTBOUND_ALLOW", "127.0.0.1"));
  }

  private void assertComplete(Client client, JsonNode export) throws Exception {
    assertThat(export.path("status").asText()).as(export.toString()).isEqualTo("completed");
    Path output = client.download(export.path("output").asText(), folder.resolve("out.mp4"));
    assertThat(Samples.probe(output).path("video_length").asText()).isEqualTo(FRAMES);
  }

  @Test
  void exportOutlivesItsWorkerOnceButNotTwice() throws Exception {
    try (ServerUnderTest server = serve();
        WebhookReceiver receiver = WebhookReceiver.start()) {
      Client client = server.client();
      JsonNode project = Samples.turningPicture(client, folder, SECONDS);

      JsonNode first = Samples.export(client, project, Map.of("webhook", receiver.url()));
      client.await(first, UNDER_WAY);
      ProcessHandle worker = server.worker("render", -1);
      worker.destroyForcibly();
      assertComplete(client, client.awaitEnd(first, 1));
      assertThat(server.log()).contains("export=" + first.path("id").asText() + " attempt=2");
      assertThat(receiver.next().path("status").asText()).isEqualTo("completed");
      assertThat(folder.resolve("data/scratch")).isDirectoryNotContaining("glob:**export-*");

      JsonNode second = Samples.export(client, project, Map.of("webhook", receiver.url()));
      client.await(second, UNDER_WAY);
      ProcessHandle another = server.worker("render", worker.pid());
      another.destroyForcibly();
      ServerUnderTest.await("the second attempt",
          () -> server.log().contains("export=" + second.path("id").asText() + " attempt=2"));
      server.worker("render", another.pid()).destroyForcibly();
      JsonNode failed = client.awaitEnd(second);
      assertThat(failed.path("status").asText()).isEqualTo("failed");
      assertThat(failed.path("json").path("error").asText()).contains("worker process died 2 times");
      JsonNode told = receiver.next();
      assertThat(told.path("status").asText()).isEqualTo("failed");
      assertThat(told.path("url").asText()).isEqualTo(second.path("url").asText());
    }
  }

  @Test
  void uploadIsAnsweredAlthoughItsWorkerDies() throws Exception {
    try (ServerUnderTest server = serve()) {
      Client client = server.client();
      JsonNode project = Samples.project(client);
      server.worker("interactive", -1).destroyForcibly();
      Client.Answer answer = client.upload(project, Samples.picture(folder));
      assertThat(answer.status()).as(answer.json().toString()).isEqualTo(201);
    }
  }

  @Test
  void exportThatIsDeletedMakesWayForTheNext() throws Exception {
    try (ServerUnderTest server = serve()) {
      Client client = server.client();
      JsonNode project = Samples.turningPicture(client, folder, SECONDS);
      JsonNode deleted = Samples.export(client, project, Map.of());
      JsonNode next = Samples.export(client, project, Map.of("end_frame", "10"));
      client.await(deleted, UNDER_WAY);
      client.delete(deleted.path("url").asText());
      assertThat(client.awaitEnd(next).path("status").asText()).isEqualTo("completed");
      assertThat(server.log()).contains("deleted while it was rendered").doesNotContain("Exception", "ERROR");
      assertThat(folder.resolve("data/scratch")).isDirectoryNotContaining("glob:**export-*");
    }
  }

  @Test
  void serverWhoseDatabaseDiesEndsWithAFailure() throws Exception {
    try (ServerUnderTest server = serve()) {
      Samples.project(server.client());
      server.database().destroyForcibly();
      assertThat(server.awaitExit()).isEqualTo(1);
      assertThat(server.log()).contains("The built-in database exited unexpectedly; the server is stopping.");
    }
    try (ServerUnderTest server = serve()) {
      assertThat(server.client().get("/projects/").path("count").asInt()).isEqualTo(1);
    }
  }

  @Test
  void workersDoNotOutliveTheirServer() throws Exception {
    try (ServerUnderTest server = serve()) {
      Samples.project(server.client());
      List<ProcessHandle> workers = List.of(server.worker("render", -1), server.worker("interactive", -1));
      server.kill();
      ServerUnderTest.await("the end of the workers", () -> workers.stream().noneMatch(ProcessHandle::isAlive));
    }
    try (ServerUnderTest server = serve()) {
      assertThat(server.client().get("/projects/").path("count").asInt()).isEqualTo(1);
      assertThat(server.log()).contains("Stopping a database left behind by an earlier server.");
    }
  }

  @Test
  void nothingThatWasAnsweredIsLostWhenEverythingDies() throws Exception {
    Queue<String> answered = new ConcurrentLinkedQueue<>();
    JsonNode export;
    try (ServerUnderTest server = serve()) {
      Client client = server.client();
      JsonNode project = Samples.turningPicture(client, folder, SECONDS);
      export = Samples.export(client, project, Map.of());
      client.await(export, UNDER_WAY);
      Thread busy = Thread.ofPlatform().start(() -> createUntilItFails(client, answered));
      ServerUnderTest.await("some projects", () -> answered.size() > 20);
      server.killEverything();
      busy.join();
    }
    try (ServerUnderTest server = serve()) {
      Client client = server.client();
      for (String path : answered) {
        assertThat(client.get(path).path("name").asText()).isEqualTo("Sample");
      }
      assertComplete(client, client.awaitEnd(export, 1));
    }
  }

  private static void createUntilItFails(Client client, Queue<String> answered) {
    try {
      while (true) {
        answered.add("/projects/" + Samples.project(client).path("id").asText() + "/");
      }
    } catch (IOException dead) {
      return;
    } catch (InterruptedException asked) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void ctrlCStopsEverythingInTimeAndTheNextStartGoesOn() throws Exception {
    JsonNode export;
    try (ServerUnderTest server = serve()) {
      Client client = server.client();
      export = Samples.export(client, Samples.turningPicture(client, folder, SECONDS), Map.of());
      client.await(export, UNDER_WAY);
      List<ProcessHandle> all = server.processes();
      assertThat(all).hasSize(5);
      assertThat(server.interrupt()).isLessThan(Duration.ofSeconds(10));
      ServerUnderTest.await("the end of all processes", () -> all.stream().noneMatch(ProcessHandle::isAlive));
      assertThat(server.log()).contains("A job is requeued.").doesNotContain("Exception");
    }
    try (ServerUnderTest server = serve()) {
      Client client = server.client();
      assertComplete(client, client.awaitEnd(export));
      assertThat(client.get("/projects/").path("count").asInt()).isEqualTo(1);
    }
  }

  @Test
  void startsAnewDoNotCountAsDeathsOfTheWorker() throws Exception {
    JsonNode export;
    try (ServerUnderTest server = serve()) {
      Client client = server.client();
      export = Samples.export(client, Samples.turningPicture(client, folder, SECONDS), Map.of());
      client.await(export, UNDER_WAY);
      server.interrupt();
    }
    try (ServerUnderTest server = serve()) {
      ServerUnderTest.await("the next attempt", () -> server.log().contains("An export begins."));
      server.interrupt();
    }
    try (ServerUnderTest server = serve()) {
      assertComplete(server.client(), server.client().awaitEnd(export));
    }
  }
}
