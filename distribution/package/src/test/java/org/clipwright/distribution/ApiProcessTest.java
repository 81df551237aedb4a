package org.clipwright.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Native media code is in the workers and not in the process that answers requests. */
class ApiProcessTest {

  private static final Pattern NATIVE_MEDIA = Pattern.compile("libav[a-z]+|libsw[a-z]+|jni[a-z]+\\.so|javacpp");
  private static final Pattern RESOLVED = Pattern.compile("(\\S+) (?:file|jrt):");

  /** The workers' programs, and libraries of annotations that nothing loads. */
  private static final Set<String> NOT_NEEDED = Set.of(
      "com.google.errorprone.annotations", "org.bytedeco.ffmpeg", "org.bytedeco.ffmpeg.linux.x86_64.gpl",
      "org.bytedeco.javacpp", "org.bytedeco.javacpp.linux.x86_64", "org.checkerframework.checker.qual",
      "org.clipwright.commands", "org.clipwright.media", "org.clipwright.render", "org.clipwright.worker",
      "org.jspecify");

  @TempDir private Path folder;

  private static Stream<String> nativeMedia(ProcessHandle process) throws IOException {
    return Files.readAllLines(Path.of("/proc", Long.toString(process.pid()), "maps")).stream()
        .filter(line -> NATIVE_MEDIA.matcher(line).find());
  }

  /** The worker that has looked at the upload; of its lane there may be several. */
  private static ProcessHandle withNativeMedia(ServerUnderTest server) throws IOException {
    for (ProcessHandle process : server.processes()) {
      if (process.pid() != server.api().pid() && nativeMedia(process).findAny().isPresent()) {
        return process;
      }
    }
    throw new AssertionError("No process has native media code:\n" + server.log());
  }

  /** The modules that Java resolves for the very command that a process was started with. */
  private static Set<String> modules(ProcessHandle process) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(
        List.of(Files.readString(Path.of("/proc", Long.toString(process.pid()), "cmdline")).split("\0")));
    command.addAll(1, List.of("--show-module-resolution", "--dry-run"));
    Process java = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    String output = new String(java.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(java.waitFor()).as(output).isZero();
    Set<String> names = new TreeSet<>();
    RESOLVED.matcher(output).results().forEach(found -> names.add(found.group(1).replaceFirst("@.*", "")));
    return names;
  }

  private static Set<String> shipped() throws IOException, InterruptedException {
    String java = ProcessHandle.current().info().command().orElseThrow();
    Process list = new ProcessBuilder(java, "-p", "target/clipwright/lib", "--list-modules").start();
    Set<String> names = new TreeSet<>();
    list.inputReader().lines().filter(line -> line.contains("file:"))
        .forEach(line -> names.add(line.replaceFirst("[@ ].*", "")));
    assertThat(list.waitFor()).isZero();
    return names;
  }

  @Test
  void onlyWorkersHaveNativeMediaCode() throws Exception {
    try (ServerUnderTest server = ServerUnderTest.start(folder.resolve("data"), Map.of())) {
      Client client = server.client();
      assertThat(client.upload(Samples.project(client), Samples.picture(folder)).status()).isEqualTo(201);
      ProcessHandle worker = withNativeMedia(server);
      assertThat(nativeMedia(server.api())).isEmpty();
      assertThat(modules(worker)).contains("org.clipwright.media", "org.bytedeco.javacpp");
      Set<String> missing = shipped();
      assertThat(missing).contains("org.clipwright.server").containsAll(NOT_NEEDED);
      missing.removeAll(modules(server.api()));
      assertThat(missing).isEqualTo(new TreeSet<>(NOT_NEEDED));
    }
  }
}
