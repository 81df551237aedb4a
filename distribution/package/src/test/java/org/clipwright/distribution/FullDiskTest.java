package org.clipwright.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A full disk fails what needs it, with words, and nothing else. */
class FullDiskTest {

  private static final int SMALL = 1_000_000;

  @TempDir private Path folder;

  /** A file system of a fixed size, in memory. */
  private record SmallDisk(Path path) implements AutoCloseable {

    static SmallDisk mount(Path path) throws IOException, InterruptedException {
      Files.createDirectories(path);
      boolean mounted = run("mount", "-t", "tmpfs", "-o", "size=" + SMALL, "tmpfs", path.toString()) == 0;
      assumeTrue(mounted, "A disk that can be full needs the right to mount one.");
      return new SmallDisk(path);
    }

    private static int run(String... words) throws IOException, InterruptedException {
      return new ProcessBuilder(words).start().waitFor();
    }

    @Override
    public void close() throws IOException, InterruptedException {
      assertThat(run("umount", "--lazy", path.toString())).isZero();
    }

    /** Leaves so many bytes. */
    Path fillUpTo(long left) throws IOException {
      return noise(path.resolve("filler"), (int) (path.toFile().getUsableSpace() - left));
    }

    /** The files that somebody stored, without those by which stores take turns and know their installation. */
    List<Path> files() throws IOException {
      Set<Path> ofServer = Set.of(path.resolve(".clipwright/turn"), path.resolve("video/installation"));
      try (Stream<Path> files = Files.walk(path)) {
        return files.filter(Files::isRegularFile).filter(file -> !ofServer.contains(file)).toList();
      }
    }
  }

  private static Path noise(Path file, int bytes) throws IOException {
    byte[] content = new byte[bytes];
    new Random(1).nextBytes(content);
    return Files.write(file, content);
  }

  @Test
  void fullMediaStorageRefusesUploadsAndFailsExports() throws Exception {
    Path media = folder.resolve("media");
    try (SmallDisk disk = SmallDisk.mount(media);
        ServerUnderTest server =
            ServerUnderTest.start(folder.resolve("data"),
                Map.of("CLIPWRIGHT_STORAGE_ROOT", media.toString(), "CLIPWRIGHT_MIN_FREE_DISK", "100KB"))) {
      Client client = server.client();
      JsonNode project = Samples.turningPicture(client, folder, 1);
      List<Path> before = disk.files();

      Client.Answer answer = client.upload(project, noise(folder.resolve("noise.mp4"), 2 * SMALL));
      assertThat(answer.status()).as(answer.json().toString()).isEqualTo(503);
      assertThat(answer.json().path("detail").asText()).contains("The server's disk has room for at most");
      assertThat(disk.files()).isEqualTo(before);

      Path filler = disk.fillUpTo(150_000);
      JsonNode export = client.awaitEnd(Samples.export(client, project, Map.of("video_bitrate", "20000000")));
      assertThat(export.path("status").asText()).isEqualTo("failed");
      assertThat(export.path("json").path("error").asText()).contains("disk is full");
      assertThat(disk.files()).hasSize(before.size() + 1).containsAll(before);

      Files.delete(filler);
      filler = disk.fillUpTo(50_000);
      Client.Answer refused =
          client.post(project.path("url").asText() + "exports/", Samples.exportFields(project, Map.of()));
      assertThat(refused.status()).as(refused.json().toString()).isEqualTo(503);
      assertThat(refused.json().path("detail").asText()).contains("disk is full");
      Files.delete(filler);
      assertThat(client.awaitEnd(Samples.export(client, project, Map.of("video_bitrate", "100000"))).path("status")
          .asText())
          .isEqualTo("completed");
    }
  }

  @Test
  void fullScratchSpaceFailsTheExport() throws Exception {
    Path data = folder.resolve("data");
    try (SmallDisk disk = SmallDisk.mount(data.resolve("scratch"));
        ServerUnderTest server = ServerUnderTest.start(data, Map.of())) {
      Client client = server.client();
      JsonNode project = Samples.turningPicture(client, folder, 4);
      JsonNode export = client.awaitEnd(Samples.export(client, project, Map.of("video_bitrate", "50000000")));
      assertThat(export.path("status").asText()).as(export.toString()).isEqualTo("failed");
      assertThat(export.path("json").path("error").asText()).contains("disk is full");
      assertThat(disk.files()).isEmpty();
      assertThat(client.get(project.path("url").asText()).path("name").asText()).isEqualTo("Sample");
    }
  }
}
