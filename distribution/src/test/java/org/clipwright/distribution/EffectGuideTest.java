package org.clipwright.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The guide for authors of effects holds: its files and commands, in its order, give an effect that works. */
class EffectGuideTest {

  private static final Path GUIDE = Path.of("..", "docs", "guide", "write-an-effect.md");
  private static final Pattern FILE = Pattern.compile("`([\\w.-]+)`[^`\\n]*:\\n\\n```\\w+\\n(.*?)```", Pattern.DOTALL);
  private static final Pattern COMMANDS = Pattern.compile("```sh\\n(.*?)```", Pattern.DOTALL);

  @TempDir private Path folder;

  private Path atWork(String guide) throws IOException {
    Matcher files = FILE.matcher(guide);
    while (files.find()) {
      Files.writeString(folder.resolve(files.group(1)), files.group(2));
    }
    StringBuilder script = new StringBuilder("set -eu\n");
    COMMANDS.matcher(guide).results().forEach(block -> script.append(block.group(1)));
    return Files.writeString(folder.resolve("all.sh"), script);
  }

  private void run(Path script) throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder("bash", script.toString()).directory(folder.toFile()).redirectErrorStream(true);
    builder.environment().put("CLIPWRIGHT_FOLDER", Path.of("target", "clipwright").toAbsolutePath().toString());
    builder.environment().merge("PATH", Path.of(System.getProperty("java.home"), "bin").toString(), (old, jdk) -> jdk + ":" + old);
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
  }

  @Test
  void anEffectWrittenByTheGuideWorks() throws Exception {
    run(atWork(Files.readString(GUIDE)));
    assertThat(ImageIO.read(folder.resolve("stills/f000001.png").toFile()).getRGB(0, 0)).isEqualTo(0xFFFFFFFF);
    assertThat(ImageIO.read(folder.resolve("stills/f000025.png").toFile()).getRGB(0, 0)).isEqualTo(0xFF000000);
    assertThat(ImageIO.read(folder.resolve("stills/f000025.png").toFile()).getRGB(160, 90)).isEqualTo(0xFFFFFFFF);
    assertThat(folder.resolve("vignette.mp4")).isNotEmptyFile();
  }
}
