package org.clipwright.pluginhost;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/** Several plugins of one name or with one effect, and plugins for other versions of the program. */
class PluginVersionsTest extends PluginFolders {

  @Test
  void secondPluginOfAnIdIsRefused() {
    effect("twin", "Twin", "").manifest("Plugin-Id", "good").writeTo(own);
    assertThat(refusal())
        .isEqualTo("Plugin twin.jar is refused: its id \"good\" is taken by good.jar, which comes with the program.");
  }

  @Test
  void pluginForThisOrAnOlderClipwrightIsTaken() {
    effect("older", "Older", "").manifest("Plugin-Requires", "1.1.0").writeTo(own);
    effect("same", "Same", "").manifest("Plugin-Requires", ">=1.2.0 & <2.0.0").writeTo(own);
    assertThat(load().refused()).isEmpty();
  }

  @Test
  void higherVersionOfAPluginWinsWhateverTheNamesOfTheFiles() {
    twins("a-1.9", "1.9.0", "b-1.10", "1.10.0");
    PluginCatalog catalog = load();
    assertThat(catalog.loaded().getLast().version()).isEqualTo("1.10.0");
    assertThat(catalog.refused()).extracting(RefusedPlugin::reason).containsExactly(
        "Plugin a-1.9.jar is refused: its id \"two\" is taken by b-1.10.jar,"
            + " whose version 1.10.0 is higher than 1.9.0.");
  }

  @Test
  void ofTwoEqualVersionsOneIsRefused() {
    twins("a", "1.0.0", "b", "1.0.0");
    assertThat(load().refused()).extracting(RefusedPlugin::reason).containsExactly(
        "Plugin b.jar is refused: its id \"two\" is taken by a.jar, which has the same version 1.0.0.");
  }

  @Test
  void olderVersionRunsOnWhenTheNewerCannotBeLoaded() {
    effect("a", "Two", "").manifest("Plugin-Id", "two").writeTo(own);
    effect("b", "Two", "public Example() { throw new IllegalStateException(); }")
        .manifest("Plugin-Id", "two").manifest("Plugin-Version", "2.0.0").writeTo(own);
    PluginCatalog catalog = load();
    assertThat(catalog.loaded().getLast().version()).isEqualTo("1.0.0");
    assertThat(catalog.refused()).hasSize(1);
    assertThat(catalog.refused().getFirst().reason())
        .startsWith("Plugin b.jar is refused: example.b.Example cannot be created");
  }

  @Test
  void ofTwoPluginsWithOneEffectTheOneWhoseIdComesFirstIsTaken() {
    effect("zebra", "Same", "").writeTo(own.resolve("x"));
    effect("ape", "Same", "").writeTo(own.resolve("x"));
    move("zebra", "1");
    move("ape", "2");
    PluginCatalog catalog = load();
    assertThat(catalog.loaded()).extracting(LoadedPlugin::id).containsExactly("good", "ape");
    assertThat(catalog.refused()).extracting(RefusedPlugin::reason).containsExactly(
        "Plugin 1.jar is refused: it provides effect Same, which plugin ape already provides.");
  }

  private void twins(String file, String version, String otherFile, String otherVersion) {
    effect("two", "Two", "").manifest("Plugin-Version", version).writeTo(own.resolve("x"));
    move("two", file);
    effect("two", "Two", "").manifest("Plugin-Version", otherVersion).writeTo(own.resolve("x"));
    move("two", otherFile);
  }

  private void move(String from, String to) {
    try {
      Files.move(own.resolve("x").resolve(from + ".jar"), own.resolve(to + ".jar"));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
