package org.clipwright.services.budget;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ExportScratchTest {

  private static final Path SCRATCH = Path.of("scratch");

  @Test
  void anAttemptsFolderTellsItsProcess() {
    assertThat(ExportScratch.process(ExportScratch.attempt(SCRATCH, 7))).hasValue(ProcessHandle.current().pid());
  }

  @Test
  void whatOutlivesItsProcessIsNoAttempt() {
    assertThat(ExportScratch.process(ExportScratch.effects(SCRATCH, 7))).isEmpty();
    assertThat(ExportScratch.process(SCRATCH.resolve("media"))).isEmpty();
    assertThat(ExportScratch.process(SCRATCH.resolve("export-7-12345678901234567890"))).isEmpty();
  }

  @Test
  void recordTellsItsExport() {
    assertThat(ExportScratch.recorded(ExportScratch.effects(SCRATCH, 7))).hasValue(7);
    assertThat(ExportScratch.recorded(ExportScratch.effects(SCRATCH, 7, 3))).hasValue(7);
    assertThat(ExportScratch.recorded(ExportScratch.attempt(SCRATCH, 7))).isEmpty();
    assertThat(ExportScratch.recorded(SCRATCH.resolve("masks"))).isEmpty();
  }
}
