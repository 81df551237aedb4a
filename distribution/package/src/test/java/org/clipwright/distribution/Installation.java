package org.clipwright.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The distribution that was just put together. */
final class Installation {

  /** Processes of the build may ignore interrupts, and would hand that down. */
  private static final List<String> WITH_USUAL_SIGNALS = List.of("env", "--default-signal=INT,TERM");

  private Installation() {}

  /** The words that run a command of the program. */
  static List<String> command(String... arguments) {
    List<String> words = new ArrayList<>(WITH_USUAL_SIGNALS);
    words.add(Path.of("target", "clipwright", "clipwright").toAbsolutePath().toString());
    words.addAll(List.of(arguments));
    return words;
  }

  /** How a command ended: its exit code, and all that it wrote. */
  record Ended(int code, String output) {}

  /** Runs a command to its end, however that is. */
  static Ended runToEnd(String... arguments) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command(arguments)).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Ended(process.waitFor(), output);
  }

  /** Runs a command to its end and returns what it wrote on standard output. */
  static String run(String... arguments) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command(arguments)).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as("exit code of " + List.of(arguments)).isZero();
    return output;
  }
}
