package org.clipwright.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The guide for authors of storage backends holds: its backend passes the contract, and a server keeps its media. */
class StorageGuideTest {

  private static final Path GUIDE = Path.of("..", "..", "docs", "guide", "write-a-storage.md");

  @TempDir private Path folder;

  private static String freePort() throws Exception {
    try (ServerSocket any = new ServerSocket(0)) {
      return Integer.toString(any.getLocalPort());
    }
  }

  @Test
  void theBackendOfTheGuidePassesItsTestsAndKeepsTheMediaOfAServer() throws Exception {
    Path work = Files.createDirectories(folder.resolve("work"));
    UnpackedDatabase.lendTo(work.resolve("data"));
    GuideScript.run(GuideScript.of(GUIDE).replace("8093", freePort()), work);
    // Skipped are the seven faults of a network, which is not between the server and a folder.
    assertThat(work.resolve("target/surefire-reports/org.example.storage.PackedStorageTest.txt")).content()
        .containsPattern("Tests run: (5[5-9]|[6-9]\\d), Failures: 0, Errors: 0, Skipped: 7,");
    assertThat(work.resolve("back.svg")).hasSameTextualContentAs(work.resolve("red.svg"));
    try (Stream<Path> packed = Files.list(work.resolve("packed"))) {
      assertThat(packed).as("the file, and the server's own objects").hasSizeGreaterThan(1);
    }
    assertThat(work.resolve("data/media")).doesNotExist();
  }
}
