package org.clipwright.distribution;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Renders random projects in several ways, none of which may make a difference. */
class DifferentialFuzzTest {

  @TempDir Path folder;

  @Test
  void projectsLookAndSoundTheSameHoweverTheyAreRendered() throws Exception {
    Installation.run("fuzz", "--out", folder.toString(), "--projects", "200");
  }
}
