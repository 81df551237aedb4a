package org.clipwright.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server whose workers run as another user. */
class SeparateWorkerUserTest {

  @TempDir private Path folder;

  private static String run(String... command) throws Exception {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  private static String asNobody(String... command) throws Exception {
    List<String> words =
        new ArrayList<>(List.of("setpriv", "--reuid=nobody", "--clear-groups", "--regid=" + run("id", "-g", "nobody")
            .strip()));
    words.addAll(List.of(command));
    return run(words.toArray(String[]::new));
  }

  @Test
  void workersOfAnotherUserDoTheirWorkAndReachNothingElse() throws Exception {
    Assumptions.assumeTrue(System.getProperty("user.name").equals("root"),
        "Only root may start programs as another user.");
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
    Path data = folder.resolve("data");
    Assumptions.assumeTrue(asNobody("ls", Path.of("target/clipwright/lib").toAbsolutePath().toString())
        .contains(".jar"),
        "The distribution has to be where others may read it.");
    try (ServerUnderTest server = ServerUnderTest.start(data, Map.of("CLIPWRIGHT_WORKER_USER", "nobody"))) {
      Client client = server.client();
      JsonNode project = Samples.turningPicture(client, folder, 1);
      JsonNode export = client.awaitEnd(Samples.export(client, project, Map.of()));
      assertThat(export.path("status").asText()).as(export + server.log()).isEqualTo("completed");
      for (String lane : List.of("interactive", "render")) {
        String status = Files.readString(Path.of("/proc/" + server.worker(lane, -1).pid() + "/status"));
        assertThat(status).containsPattern("Uid:\\s+" + run("id", "-u", "nobody").strip() + "\\s")
            .containsPattern("CapEff:\\s+0000000000000000");
      }
      Path password = data.resolve("database/data/clipwright.password");
      assertThat(password).isNotEmptyFile();
      for (Path closed : List.of(password, data.resolve("token.key"), data.resolve("uploads"),
          data.resolve("database"))) {
        assertThat(asNobody("ls", closed.toString()) + asNobody("cat", closed.toString())).as(closed.toString())
            .contains("Permission denied");
      }
      client.delete(project.path("url").asText());
    }
  }
}
