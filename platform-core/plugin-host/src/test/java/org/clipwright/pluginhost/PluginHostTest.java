package org.clipwright.pluginhost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.clipwright.sdk.effect.PictureEffect;
import org.clipwright.sdk.testkit.PluginJar;
import org.junit.jupiter.api.Test;

/** Loading good plugins, and leaving out those that never say what they bring. */
class PluginHostTest extends PluginFolders {

  /** The plugin's own object. */
  private static PictureEffect own(PluginCatalog catalog, String className) {
    return ((DescribedPictureEffect) catalog.pictureEffect(className).orElseThrow()).effect();
  }

  @Test
  void pluginIsANamedModuleInALayerOfItsOwn() {
    PictureEffect effect = own(load(), "Good");
    Module module = effect.getClass().getModule();
    assertThat(module.getName()).isEqualTo("example.good");
    assertThat(module.getLayer()).isNotSameAs(PluginHost.class.getModule().getLayer());
    assertThat(module.getPackages()).containsExactly("example.good");
  }

  @Test
  void catalogTellsWhatAPluginIsAndBrings() {
    effect("other", "Other", "")
        .manifest("Plugin-Provider", "Somebody")
        .manifest("Plugin-Description", "An example.")
        .writeTo(own);
    assertThat(load().loaded().getLast())
        .isEqualTo(
            new LoadedPlugin(
                "other", "1.0.0", "Somebody", "An example.", own.resolve("other.jar"), false,
                List.of("effect Other")));
    assertThat(load().effects()).extracting("className").containsExactly("Good", "Other");
  }

  @Test
  void programIsOutOfAPluginsSight() {
    ClassLoader loader = own(load(), "Good").getClass().getClassLoader();
    for (String hidden : List.of("org.clipwright.pluginhost.PluginHost", "org.pf4j.Plugin", "org.slf4j.Logger")) {
      assertThatThrownBy(() -> Class.forName(hidden, true, loader)).isInstanceOf(ClassNotFoundException.class);
    }
  }

  @Test
  void missingFoldersCountAsEmpty() {
    PluginCatalog catalog = PluginHost.load(
        new PluginSearch(
            Optional.empty(), folder.resolve("nowhere"), folder.resolve("unfinished"), folder.resolve("unpacked"),
            Duration.ofSeconds(1)),
        "1.0.0");
    assertThat(catalog.loaded()).isEmpty();
    assertThat(catalog.refused()).isEmpty();
  }

  @Test
  void pluginMayReadEveryModuleOfTheJdk() {
    PluginJar.named("web")
        .source("module-info",
            module("web", "requires org.clipwright.sdk; requires java.net.http; requires jdk.unsupported;"))
        .source(
            "example.web.Example",
            effectSource("web", "private final Object client = java.net.http.HttpClient.newHttpClient();",
                descriptor("Web", "")))
        .writeTo(own);
    assertThat(load().refused()).isEmpty();
    assertThat(load().pictureEffect("Web")).isPresent();
  }

  @Test
  void bringerOfAnEffectIsKnownUnlessItComesWithTheProgram() {
    effect("other", "Other", "").writeTo(own);
    assertThat(load().bringer("Other")).map(LoadedPlugin::id).contains("other");
    assertThat(load().bringer("Good")).isEmpty();
  }

  @Test
  void pluginThatNeverSaysWhatItBringsIsLeftOutAndAtTheNextStartAtOnce() throws IOException {
    effect("loop", "Loop", "static { while (true) { Thread.onSpinWait(); if (Thread.interrupted()) break; } }")
        .writeTo(own);
    effect("zoo", "Zoo", "").writeTo(own);
    PluginCatalog first = PluginHost.load(search(Duration.ofMillis(500)), "1.2.0");
    assertThat(first.loaded()).extracting(LoadedPlugin::id).containsExactly("good", "zoo");
    assertThat(first.refused().getFirst().reason())
        .startsWith("Plugin loop.jar is refused: it did not describe itself within 500 milliseconds, it was in"
            + " example.loop.");
    PluginCatalog second = load();
    assertThat(second.refused().getFirst().reason())
        .contains("at an earlier start it did not describe itself",
            "delete " + folder.resolve("unfinished/loop.jar.txt"));
    effect("loop", "Loop", "static final int MENDED = 1;").writeTo(own);
    assertThat(load().refused()).isEmpty();
    assertThat(folder.resolve("unfinished")).isEmptyDirectory();
  }

  @Test
  void pluginThatEndedTheProcessIsLeftOutAtTheNextStart() throws Exception {
    for (String end : List.of("System.exit(4)", "Runtime.getRuntime().halt(4)")) {
      effect("exit", "Exit", "static { if (true) " + end + "; }").writeTo(own);
      Process process = new ProcessBuilder(
          Path.of(System.getProperty("java.home"), "bin", "java").toString(),
          "-p", System.getProperty("jdk.module.path"), "-cp", System.getProperty("java.class.path"), "--add-modules",
          "org.clipwright.pluginhost", "--patch-module",
          "org.clipwright.pluginhost=" + Path.of("target", "test-classes").toAbsolutePath(),
          "-m", "org.clipwright.pluginhost/" + LoadingProcess.class.getName(),
          builtIn.toString(), own.toString(), folder.resolve("unfinished").toString())
          .inheritIO().start();
      assertThat(process.waitFor()).isEqualTo(4);
      assertThat(refusal()).contains("exit.jar",
          "at an earlier start the process died while the plugin was being loaded");
    }
  }

  @Test
  void declarationIsAskedForOnce() {
    effect("once", "Once", "int asked;",
        "if (asked++ > 0) { throw new IllegalStateException(); } " + descriptor("Once", "")).writeTo(own);
    PluginCatalog catalog = load();
    assertThat(catalog.effects()).extracting("className").containsExactly("Good", "Once");
    assertThat(catalog.effects()).hasSize(2);
  }
}
