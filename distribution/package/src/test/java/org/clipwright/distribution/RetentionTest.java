package org.clipwright.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The recurring cleanup of a running server. */
class RetentionTest {

  @TempDir private Path data;

  private static Path age(Path file, Duration age) throws Exception {
    return Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(age)));
  }

  @Test
  void whatAKilledUploadLeftIsRemovedADayLater() throws Exception {
    Path mark = data.resolve("media/video/installation");
    try (ServerUnderTest server = ServerUnderTest.start(data, Map.of())) {
      server.address();
      ServerUnderTest.await("the mark in the storage", () -> Files.exists(mark));
      server.interrupt();
    }
    age(mark, Duration.ofDays(2));
    Path folder = Files.createDirectories(data.resolve("media/video/files/1"));
    Path left = age(Files.write(folder.resolve("left.mp4"), new byte[1000]), Duration.ofHours(25));
    Path fresh = age(Files.write(folder.resolve("fresh.mp4"), new byte[1000]), Duration.ofHours(23));
    try (ServerUnderTest server = ServerUnderTest.start(data, Map.of())) {
      server.address();
      ServerUnderTest.await("the cleanup", () -> server.log().contains(
          "Media were cleaned up. exports=0 files=0 segments=0 orphans=1 bytes=1000"));
      assertThat(left).doesNotExist();
      assertThat(fresh).exists();
    }
  }
}
