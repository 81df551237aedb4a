package org.clipwright.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Chromium with a player of HLS: the one on the PATH, or else the one that npm installs.
 *
 * @param place the folder of the script that plays
 * @param program the browser; empty for that of npm
 */
record Browser(Path place, Optional<Path> program) {

  private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");
  /** What the script ends with where the machine lacks what the browser needs. */
  private static final int NO_BROWSER = 3;

  private static final int INSTALL_SECONDS = 180;
  private static final int PLAY_SECONDS = 300;

  /** Installs it; empty where there is no npm, or npm cannot install it. */
  static Optional<Browser> installed() throws IOException, InterruptedException {
    Path place = Files.createDirectories(Path.of("target", "browser").toAbsolutePath());
    for (String file : List.of("package.json", "package-lock.json", "play.js")) {
      Files.copy(Path.of("src", "test", "browser", file), place.resolve(file), StandardCopyOption.REPLACE_EXISTING);
    }
    Optional<Path> program = NAMES.stream().flatMap(name -> onPath(name).stream()).findFirst();
    List<String> install = new ArrayList<>(List.of("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"));
    program.ifPresent(_ -> install.add("--omit=optional"));
    if (onPath("npm").isEmpty() || onPath("node").isEmpty()) {
      return Optional.empty();
    }
    Process npm = new ProcessBuilder(install).directory(place.toFile()).redirectErrorStream(true)
        .redirectOutput(place.resolve("install.log").toFile()).start();
    if (!npm.waitFor(INSTALL_SECONDS, TimeUnit.SECONDS)) {
      npm.destroyForcibly();
      return Optional.empty();
    }
    return npm.exitValue() == 0 ? Optional.of(new Browser(place, program)) : Optional.empty();
  }

  private static Optional<Path> onPath(String name) {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
        .map(folder -> Path.of(folder, name)).filter(Files::isExecutable).findFirst();
  }

  /** Plays streams as the demo user, one after the other, and tells what the page has seen. */
  JsonNode play(String... addresses) throws IOException, InterruptedException {
    String login = Base64.getEncoder().encodeToString("demo-cloud:demo-password".getBytes(StandardCharsets.UTF_8));
    List<String> command = new ArrayList<>(
        List.of("node", "play.js", program.map(Path::toString).orElse(""), "Basic " + login));
    command.addAll(List.of(addresses));
    Path log = place.resolve("play.log");
    ProcessBuilder builder = new ProcessBuilder(command).directory(place.toFile()).redirectError(log.toFile());
    builder.environment().put("TMPDIR", Files.createDirectories(place.resolve("tmp")).toString());
    Process process = builder.start();
    try {
      String result = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(process.waitFor(PLAY_SECONDS, TimeUnit.SECONDS)).isTrue();
      assumeTrue(process.exitValue() != NO_BROWSER, () -> "the browser does not start here: " + text(log));
      assertThat(process.exitValue()).as(() -> text(log)).isZero();
      return new ObjectMapper().readTree(result);
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }

  private static String text(Path log) {
    try {
      return Files.readString(log);
    } catch (IOException unreadable) {
      return unreadable.toString();
    }
  }
}
