package org.clipwright.plugins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.clipwright.sdk.effect.PictureEffect;
import org.clipwright.sdk.testkit.PluginJar;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Loading good plugins and refusing bad ones. */
class PluginHostTest {

  @TempDir Path folder;

  private Path builtIn;
  private Path own;

  @BeforeEach
  void goodPluginIsBuiltIn() {
    builtIn = folder.resolve("built-in");
    own = folder.resolve("own");
    effect("good", "Good", "").writeTo(builtIn);
  }

  /** A plugin with one picture effect, and perhaps more text in its class. */
  private static PluginJar effect(String id, String className, String members) {
    return PluginJar.named(id)
        .source("module-info", module(id, "requires org.clipwright.sdk;"))
        .source("example." + id + ".Example", effectSource(id, className, members));
  }

  private static String module(String id, String requires) {
    return "module example." + id + " { " + requires
        + " provides org.clipwright.sdk.effect.PictureEffect with example." + id + ".Example; }";
  }

  private static String effectSource(String id, String className, String members) {
    return """
        package example.%s;
        import java.util.List;
        import org.clipwright.sdk.effect.*;
        public final class Example implements PictureEffect {
          %s
          @Override public EffectDescriptor descriptor() {
            return new EffectDescriptor("%s", "An example", "Does nothing.", EffectDescriptor.Medium.PICTURE, List.of());
          }
          @Override public PictureFilter open(EffectSetup setup) { throw new EffectException("No."); }
        }
        """
        .formatted(id, members, className);
  }

  private PluginCatalog load() {
    return PluginHost.load(List.of(builtIn, own), "1.2.0");
  }

  /** Loads, checks that the good plugin is in use whatever happens to the other, and gives the other's refusal. */
  private String refusal() {
    PluginCatalog catalog = load();
    assertThat(catalog.pictureEffect("Good")).isPresent();
    assertThat(catalog.loaded()).extracting(LoadedPlugin::id).containsExactly("good");
    assertThat(catalog.refused()).hasSize(1);
    String reason = catalog.refused().getFirst().reason();
    assertThat(reason).startsWith("Plugin ").contains(".jar is refused: ").endsWith(".");
    return reason;
  }

  @Test
  void pluginIsANamedModuleInALayerOfItsOwn() {
    PictureEffect effect = load().pictureEffect("Good").orElseThrow();
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
                "other", "1.0.0", "Somebody", "An example.", own.resolve("other.jar"), List.of("effect Other")));
    assertThat(load().effects()).extracting("className").containsExactly("Good", "Other");
  }

  @Test
  void programIsOutOfAPluginsSight() {
    ClassLoader loader = load().pictureEffect("Good").orElseThrow().getClass().getClassLoader();
    for (String hidden : List.of("org.clipwright.plugins.PluginHost", "org.pf4j.Plugin", "org.slf4j.Logger")) {
      assertThatThrownBy(() -> Class.forName(hidden, true, loader)).isInstanceOf(ClassNotFoundException.class);
    }
  }

  @Test
  void missingFoldersCountAsEmpty() {
    PluginCatalog catalog = PluginHost.load(List.of(folder.resolve("nowhere")), "1.0.0");
    assertThat(catalog.loaded()).isEmpty();
    assertThat(catalog.refused()).isEmpty();
  }

  @Test
  void pluginThatAsksForTheProgramIsRefused() {
    PluginJar.named("rogue")
        .compiledAgainst(PluginJar.placeOf(PluginHost.class))
        .source("module-info", module("rogue", "requires org.clipwright.sdk; requires static org.clipwright.plugins;"))
        .source("example.rogue.Example", effectSource("rogue", "Rogue", ""))
        .writeTo(own);
    assertThat(refusal())
        .isEqualTo(
            "Plugin rogue.jar is refused: it requires module org.clipwright.plugins, but a plugin may read only"
                + " org.clipwright.sdk and the java.* modules.");
  }

  @Test
  void pluginThatAsksForInternalsOfTheJdkIsRefused() {
    PluginJar.named("rogue")
        .source("module-info", module("rogue", "requires org.clipwright.sdk; requires jdk.unsupported;"))
        .source("example.rogue.Example", effectSource("rogue", "Rogue", ""))
        .writeTo(own);
    assertThat(refusal()).contains("requires module jdk.unsupported");
  }

  @Test
  void jarWithoutAModuleIsRefused() {
    PluginJar.named("plain").source("example.plain.Example", effectSource("plain", "Plain", "")).writeTo(own);
    assertThat(refusal()).isEqualTo(
        "Plugin plain.jar is refused: it is no named module: module-info.class is missing.");
  }

  @Test
  void fileThatIsNoJarIsRefused() throws IOException {
    Files.createDirectories(own);
    Files.writeString(own.resolve("text.jar"), "This is no jar.");
    assertThat(refusal()).contains("text.jar");
  }

  @Test
  void manifestWithoutIdOrVersionIsRefused() {
    effect("nameless", "Nameless", "").without("Plugin-Id").writeTo(own);
    assertThat(refusal()).isEqualTo("Plugin nameless.jar is refused: its manifest has no Plugin-Id.");
  }

  @Test
  void manifestWithoutVersionIsRefused() {
    effect("ageless", "Ageless", "").without("Plugin-Version").writeTo(own);
    assertThat(refusal()).isEqualTo("Plugin ageless.jar is refused: its manifest has no Plugin-Version.");
  }

  @Test
  void secondPluginOfAnIdIsRefused() {
    effect("twin", "Twin", "").manifest("Plugin-Id", "good").writeTo(own);
    assertThat(refusal()).isEqualTo("Plugin twin.jar is refused: its id \"good\" is taken by good.jar.");
  }

  @Test
  void pluginForANewerClipwrightIsRefused() {
    effect("newer", "Newer", "").manifest("Plugin-Requires", ">=2.0.0").writeTo(own);
    assertThat(refusal()).contains("needs another version of Clipwright: >=2.0.0");
  }

  @Test
  void pluginThatDependsOnAnotherIsRefused() {
    effect("needy", "Needy", "").manifest("Plugin-Dependencies", "good").writeTo(own);
    assertThat(refusal()).contains("depends on other plugins");
  }

  @Test
  void effectThatThrowsWhenItIsMadeIsRefused() {
    effect("thrower", "Thrower", "public Example() { throw new IllegalStateException(\"Not today\"); }").writeTo(own);
    assertThat(refusal()).contains("example.thrower.Example cannot be made", "Not today");
  }

  @Test
  void effectWhoseClassCannotBeInitialisedIsRefused() {
    effect("broken", "Broken", "static final int X = Integer.parseInt(\"x\");").writeTo(own);
    assertThat(refusal()).contains("example.broken.Example cannot be made");
  }

  @Test
  void effectWithABrokenDeclarationIsRefused() {
    effect("odd", "no good name", "").writeTo(own);
    assertThat(refusal()).contains("the declaration of example.odd.Example is broken", "no good name");
  }

  @Test
  void effectThatAnotherPluginBringsAlreadyIsRefused() {
    effect("again", "Good", "").writeTo(own);
    assertThat(refusal()).contains("it brings effect Good, which plugin good brings already");
  }

  @Test
  void soundEffectProvidedAsAPictureEffectIsRefused() {
    PluginJar.named("mixed")
        .source("module-info", module("mixed", "requires org.clipwright.sdk;"))
        .source("example.mixed.Example", effectSource("mixed", "Mixed", "").replace("Medium.PICTURE", "Medium.SOUND"))
        .writeTo(own);
    assertThat(refusal()).contains("Mixed declares that it works on SOUND, but is provided for PICTURE");
  }

  @Test
  void pluginThatBringsNothingIsRefused() {
    PluginJar.named("empty").source("module-info", "module example.empty { }").writeTo(own);
    assertThat(refusal()).contains("provides none of the services of the SDK");
  }

  @Test
  void pluginWithTheNameOfOneOfTheProgramsModulesIsRefused() {
    PluginJar.named("fake").source("module-info", "module org.clipwright.plugins { }").writeTo(own);
    assertThat(refusal()).contains("has the name of a module of the program, org.clipwright.plugins");
  }
}
