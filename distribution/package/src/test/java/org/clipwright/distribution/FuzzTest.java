package org.clipwright.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.clipwright.distribution.SchemaProbes.Expectation;
import org.clipwright.distribution.SchemaProbes.Operation;
import org.clipwright.distribution.SchemaProbes.Probe;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Thousands of requests made from the schema: none makes the server fail, and no refused one leaves a trace. */
class FuzzTest {

  private static final String PASSWORD = "a-long-password";
  private static final int FEWEST = 5000;

  /** What cannot be done in an export's present state is told with this status, as clients of the original know it. */
  private static final String STATE =
      "\\{\"detail\": ?\"This export is (already (failed|completed), so it cannot be canceled"
          + "|[a-z-]+; only an export that has ended can be retried)\\.\"}";

  @TempDir private Path folder;
  private final List<String> findings = new ArrayList<>();
  private final Map<Integer, Integer> statuses = new TreeMap<>();
  private String last = "nothing";
  private Client client;
  private TableSums tables;

  /** The objects that probes are about, by the names that paths have for them. */
  private record Objects(Map<String, String> ids, Map<String, String> links) {}

  @Test
  void whateverIsSentIsAnsweredAndWhatIsRefusedChangesNothing() throws Exception {
    Map<String, String> settings =
        Map.of("CLIPWRIGHT_ADMIN_PASSWORD", PASSWORD, "CLIPWRIGHT_RENDER_WORKERS", "0");
    try (ServerUnderTest server = ServerUnderTest.start(folder.resolve("data"), settings)) {
      client = server.client();
      SchemaProbes probes = new SchemaProbes(client.get("/schema/?format=json"));
      try (TableSums sums = new TableSums(server.databaseSettings())) {
        tables = sums;
        Objects foreign = objects(new Client(server.address(), "cloud-admin", PASSWORD));
        for (Operation operation : probes.operations()) {
          Objects own = objects(client);
          send(probes.ids(operation, own.ids, foreign.ids));
          send(probes.bodies(operation, own.ids, own.links));
          client.send("DELETE", "/projects/" + own.ids.get("projects") + "/", "", "");
        }
      }
      assertThat(server.log()).doesNotContain("The request failed.");
    }
    int sent = statuses.values().stream().mapToInt(Integer::intValue).sum();
    System.out.println("Fuzzing sent " + sent + " requests: " + statuses);
    assertThat(findings).isEmpty();
    assertThat(sent).isGreaterThanOrEqualTo(FEWEST);
  }

  private Objects objects(Client owner) throws Exception {
    JsonNode project = Samples.project(owner);
    String url = project.path("url").asText();
    JsonNode file = owner.upload(project, Samples.picture(folder)).json();
    Map<String, String> place =
        Map.of("project", url, "position", "0", "start", "0", "end", "2", "layer", "1", "json", "{}");
    Map<String, String> clip = new LinkedHashMap<>(place);
    clip.put("file", file.path("url").asText());
    Map<String, String> effect = new LinkedHashMap<>(place);
    effect.putAll(Map.of("title", "Upside down", "type", "Negate"));
    Map<String, String> ids = new LinkedHashMap<>();
    ids.put("projects", project.path("id").asText());
    ids.put("files", file.path("id").asText());
    ids.put("clips", owner.create(url + "clips/", clip).path("id").asText());
    ids.put("effects", owner.create(url + "effects/", effect).path("id").asText());
    ids.put("exports", Samples.export(owner, project, Map.of()).path("id").asText());
    Map<String, String> links = new LinkedHashMap<>(Map.of("project", url, "file", file.path("url").asText()));
    links.put("clip", "/clips/" + ids.get("clips") + "/");
    return new Objects(ids, links);
  }

  private void send(List<Probe> probes) throws Exception {
    String before = tables.sum();
    for (Probe probe : probes) {
      HttpResponse<String> answer = send(probe);
      statuses.merge(answer.statusCode(), 1, Integer::sum);
      String after = tables.sum();
      objection(probe, answer,
          before.equals(after)).ifPresent(
              text -> findings.add(probe + " -> " + answer.statusCode() + " "
                  + answer.body().substring(0, Math.min(300, answer.body().length())) + ": " + text));
      before = after;
    }
  }

  private HttpResponse<String> send(Probe probe) throws Exception {
    try {
      HttpResponse<String> answer = client.send(probe.method(), probe.path(), probe.contentType(), probe.body());
      last = probe + " -> " + answer.statusCode() + " " + answer.headers().map();
      return answer;
    } catch (IOException broken) {
      throw new IOException("No answer to " + probe + " after " + last, broken);
    }
  }

  private static Optional<String> objection(Probe probe, HttpResponse<String> answer, boolean unchanged) {
    int status = answer.statusCode();
    if (status == 500 && answer.body().matches(STATE)) {
      return Optional.empty();
    }
    if (status >= 500) {
      return Optional.of("the server failed");
    }
    if (status < 400) {
      return probe.expectation() == Expectation.REFUSAL ? Optional.of("should be refused") : Optional.empty();
    }
    if (!unchanged) {
      return Optional.of("refused, and yet something has changed");
    }
    return SchemaProbes.isErrorForm(answer.body()) ? Optional.empty() : Optional.of("not the form of an error");
  }
}
