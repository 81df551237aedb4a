package org.clipwright.pluginhost;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.clipwright.sdk.testkit.PluginJar;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Folders with a good plugin that comes with the program, and ways to write others beside it and to load all. */
abstract class PluginFolders {

  @TempDir Path folder;

  Path builtIn;

  Path own;

  @BeforeEach
  void goodPluginIsBuiltIn() {
    builtIn = folder.resolve("built-in");
    own = folder.resolve("own");
    effect("good", "Good", "").writeTo(builtIn);
  }

  /** A plugin with one picture effect, and perhaps more text in its class. */
  static PluginJar effect(String id, String className, String members) {
    return effect(id, className, members, descriptor(className, ""));
  }

  /** The same with statements that give the descriptor. */
  static PluginJar effect(String id, String className, String members, String descriptor) {
    return PluginJar.named(id)
        .source("module-info", module(id, "requires org.clipwright.sdk;"))
        .source("example." + id.replace("-", "") + ".Example", effectSource(id, members, descriptor));
  }

  static String descriptor(String className, String parameters) {
    return "return new EffectDescriptor(\"" + className
        + "\", \"An example\", \"Does nothing.\", EffectDescriptor.Medium.PICTURE, List.of(" + parameters + "));";
  }

  static String module(String id, String requires) {
    String name = id.replace("-", "");
    return "module example." + name + " { " + requires
        + " provides org.clipwright.sdk.effect.PictureEffect with example." + name + ".Example; }";
  }

  static String effectSource(String id, String members, String descriptor) {
    return """
        package example.%s;
        import java.util.List;
        import org.clipwright.sdk.effect.*;
        import static org.clipwright.sdk.parameter.ParameterSpec.number;
        public final class Example implements PictureEffect {
          %s
          @Override public EffectDescriptor descriptor() {
            %s
          }
          @Override public PictureFilter open(EffectSetup setup) { throw new EffectException("No."); }
        }
        """
        .formatted(id.replace("-", ""), members, descriptor);
  }

  PluginCatalog load() {
    return PluginHost.load(search(Duration.ofSeconds(30)), "1.2.0");
  }

  PluginSearch search(Duration limit) {
    return new PluginSearch(Optional.of(builtIn), own, folder.resolve("unfinished"), folder.resolve("unpacked"), limit);
  }

  /** Loads, checks that the good plugin is in use whatever happens to the other, and gives the other's refusal. */
  String refusal() {
    PluginCatalog catalog = load();
    assertThat(catalog.pictureEffect("Good")).isPresent();
    assertThat(catalog.loaded()).extracting(LoadedPlugin::id).containsExactly("good");
    assertThat(catalog.refused()).hasSize(1);
    String reason = catalog.refused().getFirst().reason();
    assertThat(reason).startsWith("Plugin ").contains(".jar is refused: ").endsWith(".");
    return reason;
  }
}
