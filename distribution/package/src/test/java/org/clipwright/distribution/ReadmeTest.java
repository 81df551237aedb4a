package org.clipwright.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The README's example runs as it is printed there, apart from the port. */
class ReadmeTest {

  private static final Pattern EXAMPLE = Pattern.compile("```python\n(.*?)```", Pattern.DOTALL);
  private static final String PYTHON = "python3";

  @TempDir private Path folder;

  private static boolean works(String... words) throws InterruptedException {
    try {
      return new ProcessBuilder(words).start().waitFor() == 0;
    } catch (IOException noSuchProgram) {
      return false;
    }
  }

  @Test
  void pythonExampleMakesAVideo() throws Exception {
    assumeTrue(works(PYTHON, "-c", "import requests"), "The example needs Python with requests.");
    Matcher example = EXAMPLE.matcher(Files.readString(Path.of("../../README.md")));
    assertThat(example.find()).isTrue();
    Files.move(Samples.film(folder, 1), folder.resolve("video.mp4"));
    try (ServerUnderTest server = ServerUnderTest.start(folder.resolve("data"), Map.of())) {
      String script = example.group(1).replace("http://127.0.0.1:8080", server.address().toString());
      Process process =
          new ProcessBuilder(PYTHON, "-c", script).directory(folder.toFile()).redirectErrorStream(true).start();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      assertThat(process.waitFor()).as(output).isZero();
      assertThat(output).matches("http://127\\.0\\.0\\.1:\\d+/media/video/output/1/output-1-1-\\w+\\.mp4");
    }
  }
}
