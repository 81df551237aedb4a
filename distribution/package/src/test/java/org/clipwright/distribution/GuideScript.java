package org.clipwright.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A guide for authors of plugins as one script: its files and commands, in its order. */
final class GuideScript {

  /** A block of the guide; a line before it that names a file first makes it that file's text. */
  private static final Pattern BLOCK =
      Pattern.compile("(?:`(?<file>[\\w./-]+)`[^`\\n]*:\\n\\n)?```(?<language>\\w+)\\n(?<text>.*?)```", Pattern.DOTALL);

  private GuideScript() {}

  /** The commands of a guide, in which a file's text is written where the guide gives it. */
  static String of(Path guide) throws IOException {
    StringBuilder script = new StringBuilder("set -eu\n");
    Matcher block = BLOCK.matcher(Files.readString(guide));
    while (block.find()) {
      String file = block.group("file");
      if (file != null) {
        script.append("mkdir -p \"$(dirname %1$s)\"\ncat >%1$s <<'END OF FILE'\n%2$sEND OF FILE\n".formatted(file,
            block.group("text")));
      } else if (block.group("language").equals("sh")) {
        script.append(block.group("text"));
      }
    }
    return script.toString();
  }

  /**
   * A home whose Maven takes all but the SDK from what this build has, so that it needs no network and leaves nothing
   * behind.
   */
  private static Path home(Path folder) throws IOException {
    Path home = Files.createDirectories(folder.resolve("home"));
    Files.writeString(Files.createDirectories(home.resolve(".m2")).resolve("settings.xml"), """
        <settings>
          <mirrors>
            <mirror><id>build</id><mirrorOf>*,!clipwright</mirrorOf><url>%s</url></mirror>
          </mirrors>
        </settings>
        """.formatted(Path.of(System.getProperty("clipwright.maven.repository")).toUri()));
    return home;
  }

  /** Runs a script of a guide in a folder, with the distribution that was just put together. */
  static void run(String script, Path work) throws IOException, InterruptedException {
    Path file = Files.writeString(work.resolveSibling("all.sh"), script);
    ProcessBuilder builder =
        new ProcessBuilder("bash", file.toString()).directory(work.toFile()).redirectErrorStream(true);
    builder.environment().put("CLIPWRIGHT_FOLDER", Path.of("target", "clipwright").toAbsolutePath().toString());
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().put("PATH", Path.of(System.getProperty("java.home"), "bin") + ":" + System.getenv("PATH"));
    builder.environment().put("MAVEN_OPTS", "-Duser.home=" + home(work.getParent()));
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
  }
}
