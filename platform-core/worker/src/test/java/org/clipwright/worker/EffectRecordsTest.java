package org.clipwright.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.clipwright.services.budget.ExportScratch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What killed workers leave behind of exports. */
class EffectRecordsTest {

  @TempDir private Path scratch;

  @Test
  void recordsGoWhenTheirExportIsOver() throws IOException {
    Path over = Files.createFile(ExportScratch.effects(scratch, 1));
    Path part = Files.createFile(ExportScratch.effects(scratch, 1, 8));
    Path running = Files.createFile(ExportScratch.effects(scratch, 2, 9));
    Path folder = Files.createDirectory(ExportScratch.attempt(scratch, 1));
    try (EffectRecords records = new EffectRecords(scratch, export -> export == 1)) {
      records.removeOver();
    }
    assertThat(over).doesNotExist();
    assertThat(part).doesNotExist();
    assertThat(running).exists();
    assertThat(folder).exists();
  }

  @Test
  void thereMayBeNoFolderYet() {
    try (EffectRecords records = new EffectRecords(scratch.resolve("none"), _ -> true)) {
      assertThatCode(records::removeOver).doesNotThrowAnyException();
    }
  }
}
