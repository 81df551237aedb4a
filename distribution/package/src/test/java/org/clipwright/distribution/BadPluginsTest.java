package org.clipwright.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.clipwright.sdk.testkit.PluginJar;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What plugins can do wrong, and what it costs: never more than the export that uses them. */
class BadPluginsTest {

  private static final String LOOP = "while (true) { Thread.onSpinWait(); }";
  private static final Map<String, String> SETTINGS =
      Map.of("CLIPWRIGHT_EFFECT_LIMIT", "10", "CLIPWRIGHT_PLUGIN_LIMIT", "2", "CLIPWRIGHT_RENDER_MEMORY", "500MB",
          "CLIPWRIGHT_WORKER_HEAP", "200MB");

  /** Compiled once; each test takes copies of those it is about. */
  @TempDir private static Path jars;

  @TempDir private Path folder;
  private Path data;

  @BeforeAll
  static void compile() {
    picture("Fine", "");
    picture("LoopApply", LOOP);
    plugin("LoopClose", "PictureEffect", "PICTURE", pictureFilter("", LOOP));
    plugin("BoomClose", "PictureEffect", "PICTURE", pictureFilter("", "throw new IllegalStateException(\"boom\");"));
    picture("EatHeap", "synchronized (ALL) { while (true) ALL.add(new byte[1 << 20]); }");
    picture("EatNative",
        "synchronized (ALL) { while (true) java.lang.foreign.Arena.global().allocate(64 << 20).fill((byte) 1); }");
    picture("Exit", "System.exit(3);");
    picture("Halt", "Runtime.getRuntime().halt(3);");
    plugin("SoundLoop", "SoundEffect", "SOUND", soundFilter(LOOP));
    plugin("SoundNan", "SoundEffect", "SOUND", soundFilter("block.channel(0)[3] = Float.NaN;"));
    plugin("SoundLonger", "SoundEffect", "SOUND", soundFilter("block.resize(block.samples() * 3);"));
    picture("Gone", "");
  }

  @BeforeEach
  void data() {
    data = folder.resolve("data");
  }

  private static void picture(String className, String apply) {
    plugin(className, "PictureEffect", "PICTURE", pictureFilter(apply, ""));
  }

  private static void plugin(String className, String service, String medium, String filter) {
    String id = className.toLowerCase(Locale.ROOT);
    named(id, className, service, medium, "", filter).writeTo(jars);
  }

  private Path install(String className) throws IOException {
    String jar = className.toLowerCase(Locale.ROOT) + ".jar";
    return Files.copy(jars.resolve(jar), Files.createDirectories(data.resolve("plugins")).resolve(jar));
  }

  private static PluginJar named(
      String id, String className, String service, String medium, String declaring, String filter) {
    String place = service.equals("SoundEffect") ? "org.clipwright.sdk.audio." : "org.clipwright.sdk.effect.";
    return PluginJar.named(id)
        .source("module-info", "module bad." + id + " { requires org.clipwright.sdk; provides " + place + service
            + " with bad." + id + ".E; }")
        .source("bad." + id + ".E", """
            package bad.%s;
            import java.util.*;
            import org.clipwright.sdk.audio.*;
            import org.clipwright.sdk.effect.*;
            import org.clipwright.sdk.media.*;
            public final class E implements %s {
              static final List<byte[]> ALL = new ArrayList<>();
              public EffectDescriptor descriptor() {
                %s
                return new EffectDescriptor("%s", "Bad", "Is bad.", EffectDescriptor.Medium.%s, List.of());
              }
              %s
            }
            """.formatted(id, service, declaring, className, medium, filter));
  }

  private static String pictureFilter(String apply, String close) {
    return """
        public PictureFilter open(EffectSetup setup) {
          return new PictureFilter() {
            public Layout layout(PictureContext context) { return Layout.perPixel(); }
            public void apply(PictureContext context, Rows rows) { %s }
            public void close() { %s }
          };
        }
        """.formatted(apply, close);
  }

  private static String soundFilter(String apply) {
    return "public SoundFilter open(EffectSetup setup) { return (context, block) -> { " + apply + " }; }";
  }

  private static String sentence(String className, String what) {
    return "Effect " + className + " (E1) of plugin " + className.toLowerCase() + " 1.0.0 " + what + ".";
  }

  /** What each effect's export is told. */
  private static Map<String, String> sentences() {
    Map<String, String> expected = new LinkedHashMap<>();
    expected.put("LoopApply", sentence("LoopApply", "did not finish within 10 seconds"));
    expected.put("LoopClose", sentence("LoopClose", "did not finish within 10 seconds"));
    expected.put("BoomClose", sentence("BoomClose", "failed: java.lang.IllegalStateException: boom"));
    expected.put("EatHeap", sentence("EatHeap", "takes more memory than is available"));
    expected.put("EatNative", sentence("EatNative", "takes more memory than is available"));
    expected.put("SoundLoop", sentence("SoundLoop", "did not finish within 10 seconds"));
    expected.put("SoundNan", sentence("SoundNan", "returned samples that are NaN or infinite"));
    expected.put("SoundLonger", sentence("SoundLonger", "leaves 5292 samples of a frame that has 1764"));
    return expected;
  }

  private static String givenUp(String className) {
    return "Rendering was abandoned: the worker process died 2 times while working on it, the last time while effect "
        + className + " (E1) of plugin " + className.toLowerCase() + " 1.0.0 was running.";
  }

  /** What the export of an effect may be told: the supervisor may end one that eats memory before its worker does. */
  private static List<String> possible(String className, Map<String, String> expected) {
    String stopped =
        "This needs more memory than the 500 MB that a worker may use, so it was stopped. When it happened, effect "
            + className + " (E1) of plugin " + className.toLowerCase() + " 1.0.0 was running.";
    return className.equals("EatNative")
        ? List.of(expected.get(className), stopped)
        : List.of(expected.get(className));
  }

  private JsonNode project(Client client, Path film, String effect) throws IOException, InterruptedException {
    JsonNode project = Samples.project(client);
    JsonNode file = client.upload(project, film).json();
    client.create(
        project.path("url").asText() + "clips/",
        Map.of("project", project.path("url").asText(), "file", file.path("url").asText(), "position", "0", "start",
            "0", "end", "1", "layer", "1", "json", "{\"effects\": [{\"type\": \"" + effect + "\", \"id\": \"E1\"}]}"));
    return project;
  }

  @Test
  void effectsCostNoMoreThanTheExportThatUsesThem() throws Exception {
    Path film = Samples.film(folder, 1);
    Map<String, String> expected = sentences();
    expected.put("Exit", givenUp("Exit"));
    expected.put("Halt", givenUp("Halt"));
    install("Fine");
    for (String effect : expected.keySet()) {
      install(effect);
    }
    try (ServerUnderTest server = ServerUnderTest.start(data, SETTINGS)) {
      Client client = server.client();
      JsonNode good = project(client, film, "Fine");
      Map<String, JsonNode> bad = new LinkedHashMap<>();
      List<JsonNode> fine = new ArrayList<>();
      for (String effect : expected.keySet()) {
        bad.put(effect, Samples.export(client, project(client, film, effect), Map.of()));
        if (fine.size() < 4) {
          fine.add(Samples.export(client, good, Map.of()));
        }
      }
      for (String effect : expected.keySet()) {
        JsonNode ended = client.awaitEnd(bad.get(effect));
        assertThat(ended.path("json").path("error").asText()).isIn(possible(effect, expected));
      }
      for (JsonNode export : fine) {
        assertThat(client.awaitEnd(export).path("status").asText()).isEqualTo("completed");
        assertThat(server.log()).doesNotContain("export=" + export.path("id").asText() + " attempt=2");
      }
      // Those that leave threads or lack memory: LoopApply, LoopClose, EatHeap, SoundLoop, and EatNative, unless the
      // supervisor ends it, before or after its worker has recorded why it failed.
      ServerUnderTest.await("the end of five workers", () -> replaced(server) + stopped(server) >= 5);
      assertThat(stopped(server)).as(server.log()).isLessThanOrEqualTo(1);
      assertThat(replaced(server)).as(server.log()).isEqualTo(5 - stopped(server));
      assertThat(server.log()).doesNotContain("Unhandled exception", "Expected one execution");
      assertThat(server.log()).as("where a plugin failed").containsPattern("IllegalStateException: boom\\s+at ");
      assertThat(data.resolve("scratch")).isDirectoryNotContaining("glob:**.effects");
    }
  }

  private static long replaced(ServerUnderTest server) {
    return server.log().lines().filter(line -> line.contains("A worker is being replaced.")).count();
  }

  private static long stopped(ServerUnderTest server) {
    return server.log().lines().filter(line -> line.contains("A worker exceeded a limit")).count();
  }

  @Test
  void effectsThatAreGoneAreWarnedOfInTheExport() throws Exception {
    Path film = Samples.film(folder, 1);
    Path gone = install("Gone");
    JsonNode project;
    try (ServerUnderTest server = ServerUnderTest.start(data, SETTINGS)) {
      Client client = server.client();
      project = project(client, film, "Gone");
      JsonNode clean = client.awaitEnd(Samples.export(client, project, Map.of()));
      assertThat(clean.path("json").has("warnings")).isFalse();
    }
    Files.delete(gone);
    try (ServerUnderTest server = ServerUnderTest.start(data, SETTINGS)) {
      Client client = server.client();
      JsonNode again = client.get(URI.create(project.path("url").asText()).getPath());
      JsonNode export = client.awaitEnd(Samples.export(client, again, Map.of()));
      assertThat(export.path("status").asText()).isEqualTo("completed");
      assertThat(export.path("json").path("warnings")).hasSize(1);
      assertThat(export.path("json").path("warnings").path(0).asText())
          .isEqualTo("Effect Gone (E1) is skipped because no plugin provides an effect of this type.");
    }
  }

  @Test
  void jarsNeverKeepTheServerFromStarting() throws Exception {
    Path own = install("Fine").getParent();
    Files.writeString(own.resolve("text.jar"), "no jar");
    named("loopdesc", "LoopDesc", "PictureEffect", "PICTURE", "while (setting()) { Thread.onSpinWait(); }",
        "boolean setting() { return true; } " + pictureFilter("", "")).writeTo(own);
    named("exitdesc", "ExitDesc", "PictureEffect", "PICTURE", "System.exit(4);", pictureFilter("", "")).writeTo(own);
    try (ServerUnderTest server = ServerUnderTest.start(data, SETTINGS)) {
      assertThat(server.awaitExit()).isEqualTo(4);
      assertThat(server.log()).contains("A plugin is being loaded. plugin=exitdesc",
          "A plugin exits the process while being loaded");
    }
    try (ServerUnderTest server = ServerUnderTest.start(data, SETTINGS)) {
      server.client();
      server.worker("render", -1);
      assertThat(server.log()).contains(
          "Plugin exitdesc.jar is refused: at an earlier start the process died while the plugin was being loaded",
          "Plugin loopdesc.jar is refused: it did not describe itself within 2 seconds, it was in bad.loopdesc.E",
          "Plugin text.jar is refused: it is not a jar, or an incomplete one.");
    }
    Installation.Ended frames = frames("Fine");
    assertThat(frames.code()).as(frames.output()).isZero();
    assertThat(frames.output().lines().filter(line -> line.contains("refused"))).hasSize(1);
  }

  @Test
  void commandsEndWithTheSentence() throws Exception {
    Path film = Samples.film(folder, 1);
    for (String effect : List.of("LoopClose", "EatHeap", "Exit", "SoundNan", "SoundLoop")) {
      install(effect);
    }
    assertEnds(frames("LoopClose"), sentences().get("LoopClose"));
    assertEnds(frames("EatHeap"), sentences().get("EatHeap"));
    assertEnds(frames("Exit"), sentence("Exit", "ended the process"));
    assertEnds(command("render", "LoopClose", film, folder.resolve("out.mp4").toString()),
        sentences().get("LoopClose"));
    assertEnds(command("render", "SoundNan", film, folder.resolve("out.mp4").toString()), sentences().get("SoundNan"));
    assertEnds(
        command("audio", "SoundLoop", film, "--out", folder.resolve("out.wav").toString()),
        sentences().get("SoundLoop"));
  }

  private static void assertEnds(Installation.Ended ended, String sentence) {
    assertThat(ended.code()).as(ended.output()).isEqualTo(1);
    assertThat(ended.output()).contains("clipwright: " + sentence);
  }

  @Test
  void commandsWarnOnceOfEffectsNobodyHas() throws Exception {
    Installation.Ended ended = frames("Nobody");
    assertThat(ended.code()).isZero();
    assertThat(ended.output().lines().filter(line -> line.contains("Nobody"))).hasSize(1);
    assertThat(ended.output())
        .contains("Effect Nobody (E1) is skipped because no plugin provides an effect of this type.");
  }

  private Installation.Ended frames(String effect) throws IOException, InterruptedException {
    return command("frames", effect, Samples.picture(folder), "--out", folder.resolve("out").toString(), "--frames",
        "1,2");
  }

  private Installation.Ended command(String command, String effect, Path media, String... more)
      throws IOException, InterruptedException {
    Path project = Files.writeString(folder.resolve("project.json"), """
        {"width": 320, "height": 180, "fps": {"num": 25, "den": 1}, "sample_rate": 44100, "channels": 2,
         "channel_layout": 3, "clips": [{"id": "C", "position": 0, "start": 0, "end": 1, "layer": 1,
         "reader": {"path": "%s"}, "effects": [{"type": "%s", "id": "E1"}]}]}
        """.formatted(media.getFileName(), effect));
    List<String> words = new ArrayList<>(List.of(command, project.toString()));
    words.addAll(List.of(more));
    ProcessBuilder builder =
        new ProcessBuilder(Installation.command(words.toArray(String[]::new))).redirectErrorStream(true);
    builder.environment().putAll(SETTINGS);
    builder.environment().put("CLIPWRIGHT_DATA", data.toString());
    builder.environment().put("CLIPWRIGHT_JAVA_OPTIONS", "-Xmx200m");
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Installation.Ended(process.waitFor(), output);
  }
}
