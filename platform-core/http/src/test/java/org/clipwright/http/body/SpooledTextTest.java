package org.clipwright.http.body;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.clipwright.services.budget.HeapBudget;
import org.clipwright.services.budget.HeapShare;
import org.clipwright.services.budget.UploadRoom;
import org.clipwright.services.error.PlatformException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpooledTextTest {

  @TempDir private Path folder;

  @Test
  void shortTextNeverTouchesTheDisk() throws IOException {
    try (SpooledText text = new SpooledText(UploadRoom.unlimited(folder.resolve("missing")).open(1))) {
      text.write("short".getBytes(StandardCharsets.UTF_8));
      assertThat(text.bytes()).asString(StandardCharsets.UTF_8).isEqualTo("short");
    }
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void longTextWaitsOnTheDiskAndIsRemoved() throws IOException {
    String pieces = "0123456789".repeat(5000);
    try (SpooledText text = new SpooledText(UploadRoom.unlimited(folder).open(1))) {
      for (int i = 0; i < pieces.length(); i += 1000) {
        text.write(pieces.substring(i, i + 1000).getBytes(StandardCharsets.UTF_8));
      }
      try (Stream<Path> files = Files.list(folder)) {
        assertThat(files).hasSize(1);
      }
      assertThat(text.bytes()).asString(StandardCharsets.UTF_8).isEqualTo(pieces);
    }
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void textIsNotReadBackBeforeThereIsRoom() throws IOException {
    HeapBudget budget = new HeapBudget(1 << 20, Duration.ZERO, Duration.ZERO);
    try (SpooledText text = new SpooledText(UploadRoom.unlimited(folder).open(1)); HeapShare share = budget.open()) {
      text.write(new byte[300_000]);
      assertThatThrownBy(() -> share.call(text::bytes)).isInstanceOf(PlatformException.class);
    }
  }
}
