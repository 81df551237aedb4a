package org.clipwright.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.clipwright.sdk.testkit.PluginJar;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What other users of the machine, and plugins, can find out about a server. */
class SecretsTest {

  private static final String ADMINISTRATOR = "canary-administrator";
  private static final String STORAGE = "canary-storage";
  private static final String FOREIGN = "canary-foreign";

  @TempDir private Path folder;

  /** Tells all that a plugin is told, from every process that loads it. */
  private void spy(Path data) throws IOException {
    Path dumps = Files.createDirectory(folder.resolve("dumps"));
    PluginJar.named("spy")
        .source("module-info", "module bad.spy { requires org.clipwright.sdk; provides"
            + " org.clipwright.sdk.effect.PictureEffect with bad.spy.E; }")
        .source("bad.spy.E", """
            package bad.spy;
            import java.nio.file.*;
            import java.util.*;
            import org.clipwright.sdk.effect.*;
            public final class E implements PictureEffect {
              public EffectDescriptor descriptor() {
                try {
                  String all = System.getenv() + "\\n" + System.getProperties() + "\\n"
                      + Files.readString(Path.of("/proc/self/environ")) + Files.readString(Path.of("/proc/self/cmdline"));
                  Files.writeString(Path.of("%s/" + ProcessHandle.current().pid()), all);
                } catch (java.io.IOException failure) {
                  throw new java.io.UncheckedIOException(failure);
                }
                return new EffectDescriptor("Spy", "Bad", "Is bad.", EffectDescriptor.Medium.PICTURE, List.of());
              }
              public PictureFilter open(EffectSetup setup) { throw new UnsupportedOperationException(); }
            }
            """.formatted(dumps))
        .writeTo(data.resolve("plugins"));
  }

  private static List<String> canariesIn(String text, String... further) {
    return Stream.concat(Stream.of(ADMINISTRATOR, STORAGE, FOREIGN), Stream.of(further)).filter(text::contains)
        .toList();
  }

  private static String raw(Path file) throws IOException {
    return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
  }

  @Test
  void secretsStandNowhereButWhereTheyAreNeeded() throws Exception {
    Path data = folder.resolve("data");
    spy(data);
    Map<String, String> settings =
        Map.of("CLIPWRIGHT_ADMIN_PASSWORD", ADMINISTRATOR, "CLIPWRIGHT_STORAGE_SECRET", STORAGE,
            "AWS_SECRET_ACCESS_KEY", FOREIGN);
    try (ServerUnderTest server = ServerUnderTest.start(data, settings)) {
      Client client = new Client(server.address(), "cloud-admin", ADMINISTRATOR);
      client.upload(Samples.project(client), Samples.picture(folder));
      server.worker("interactive", -1);
      server.worker("render", -1);
      String password = Files.readString(data.resolve("database/data/clipwright.password")).strip();
      long serverPid = server.processes().getFirst().pid();

      for (ProcessHandle process : server.processes()) {
        Path proc = Path.of("/proc/" + process.pid());
        // Nobody but the operator decides what else stands in the server's own environment, which its database
        // inherits.
        boolean worker = process.info().arguments().map(words -> List.of(words).contains("--supervised")).orElse(false);
        assertThat(canariesIn(raw(proc.resolve("cmdline")), password)).as("command of " + process.info()).isEmpty();
        assertThat(canariesIn(raw(proc.resolve("environ")),
            password).stream().filter(found -> worker || !found.equals(FOREIGN)))
            .as("environment of " + process.info()).isEmpty();
      }
      assertThat(canariesIn(server.log(), password)).as(server.log()).isEmpty();
      ServerUnderTest.await("the plugin in three processes", () -> dumps().size() >= 3);
      for (Path dump : dumps()) {
        boolean ofServer = dump.endsWith(Long.toString(serverPid));
        assertThat(canariesIn(raw(dump), password).stream().filter(found -> !ofServer || !found.equals(FOREIGN)))
            .as("what a plugin sees in process " + dump.getFileName()).isEmpty();
      }
      assertThat(openToOthers(data)).isEmpty();
      for (Path file : files(data)) {
        if (!file.endsWith("clipwright.password")) {
          assertThat(canariesIn(stored(file), password)).as(file.toString()).isEmpty();
        }
      }
    }
  }

  /** What a file of some size holds; nothing if the running database has removed it in the meantime. */
  private static String stored(Path file) throws IOException {
    try {
      return Files.size(file) < 50_000_000 ? raw(file) : "";
    } catch (NoSuchFileException removed) {
      return "";
    }
  }

  private List<Path> dumps() {
    return files(folder.resolve("dumps"));
  }

  private static List<Path> files(Path folder) {
    List<Path> found = new ArrayList<>();
    try (Stream<Path> all = Files.walk(folder)) {
      all.filter(Files::isRegularFile).forEach(found::add);
    } catch (IOException | java.io.UncheckedIOException changedMeanwhile) {
      return files(folder);
    }
    return found;
  }

  private static List<String> openToOthers(Path folder) throws IOException {
    List<String> open = new ArrayList<>();
    List<Path> entries = new ArrayList<>(files(folder));
    entries.addAll(Stream.of("", "media", "uploads", "scratch", "plugins", "database", "unfinished-plugins")
        .map(folder::resolve).filter(Files::exists).toList());
    for (Path entry : entries) {
      if (Files.exists(entry) && !entry.startsWith(folder.resolve("plugins"))) {
        String permissions = PosixFilePermissions.toString(Files.getPosixFilePermissions(entry));
        if (!permissions.endsWith("------")) {
          open.add(permissions + " " + entry);
        }
      }
    }
    return open;
  }

  @Test
  void cacheThatOthersCanWriteToIsRefused() throws Exception {
    Path cache = Files.createDirectory(folder.resolve("cache"));
    Files.setPosixFilePermissions(cache, PosixFilePermissions.fromString("rwxrwxrwx"));
    ProcessBuilder builder = new ProcessBuilder(Installation.command("version")).redirectErrorStream(true);
    builder.environment().put("CLIPWRIGHT_CACHE", cache.toString());
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).isEqualTo(1);
    assertThat(output).contains("clipwright: other users could put programs into " + cache);

    Files.setPosixFilePermissions(cache, PosixFilePermissions.fromString("rwx------"));
    assertThat(builder.start().waitFor()).isZero();
  }
}
