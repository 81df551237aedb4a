package org.clipwright.pluginhost;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.clipwright.sdk.testkit.PluginJar;
import org.junit.jupiter.api.Test;

/** Jars, manifests and modules that are refused. */
class RefusedJarTest extends PluginFolders {

  @Test
  void jarWithoutAModuleIsRefused() {
    PluginJar.named("plain").source("example.plain.Example", effectSource("plain", "", descriptor("Plain", "")))
        .writeTo(own);
    assertThat(refusal()).isEqualTo(
        "Plugin plain.jar is refused: it is not a named module: module-info.class is missing.");
  }

  @Test
  void fileThatIsNoJarIsRefused() throws IOException {
    Files.createDirectories(own);
    Files.writeString(own.resolve("text.jar"), "This is no jar.");
    assertThat(refusal()).isEqualTo("Plugin text.jar is refused: it is not a jar, or an incomplete one.");
  }

  @Test
  void emptyFileAndHalfAJarAreNone() throws IOException {
    Files.createDirectories(own);
    Files.createFile(own.resolve("empty.jar"));
    Path half = effect("half", "Half", "").writeTo(own);
    byte[] bytes = Files.readAllBytes(half);
    Files.write(half, Arrays.copyOf(bytes, bytes.length / 2));
    assertThat(load().refused()).extracting(RefusedPlugin::reason)
        .containsExactly(
            "Plugin empty.jar is refused: it is not a jar, or an incomplete one.",
            "Plugin half.jar is refused: it is not a jar, or an incomplete one.");
  }

  @Test
  void folderAndLinkToNothingAreRefused() throws IOException {
    Files.createDirectories(own.resolve("folder.jar"));
    Files.createSymbolicLink(own.resolve("gone.jar"), own.resolve("nowhere"));
    assertThat(load().refused()).extracting(RefusedPlugin::reason)
        .containsExactly(
            "Plugin folder.jar is refused: it is a folder, not a jar.",
            "Plugin gone.jar is refused: it is a link to a missing file.");
  }

  @Test
  void jarWithoutAManifestIsRefused() throws IOException {
    rewrite(effect("bare", "Bare", "").writeTo(own), "META-INF/MANIFEST.MF", bytes -> null);
    assertThat(refusal()).isEqualTo("Plugin bare.jar is refused: it has no manifest, META-INF/MANIFEST.MF.");
  }

  @Test
  void manifestThatIsNoneIsRefused() throws IOException {
    rewrite(effect("bare", "Bare", "").writeTo(own), "META-INF/MANIFEST.MF",
        bytes -> "\0:::no colon\n\nfoo".getBytes());
    assertThat(refusal()).contains("it cannot be read: ");
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
  void idMustBeAPlainName() {
    effect("evil", "Evil", "").manifest("Plugin-Id", "../../evil id").writeTo(own);
    assertThat(refusal()).contains("its Plugin-Id \"../../evil id\" is not a plain name");
  }

  @Test
  void versionMustBeOne() {
    effect("banana", "Banana", "").manifest("Plugin-Version", "banana").writeTo(own);
    assertThat(refusal()).contains("its Plugin-Version \"banana\" is not a version such as 1.0.0");
  }

  @Test
  void requirementMustBeARangeOfVersions() {
    effect("vague", "Vague", "").manifest("Plugin-Requires", "newest please").writeTo(own);
    assertThat(refusal()).isEqualTo(
        "Plugin vague.jar is refused: its Plugin-Requires \"newest please\" is not a version range such as >=1.0.0.");
  }

  @Test
  void pluginForANewerClipwrightIsRefused() {
    effect("newer", "Newer", "").manifest("Plugin-Requires", ">=2.0.0").writeTo(own);
    assertThat(refusal()).isEqualTo("Plugin newer.jar is refused: it needs Clipwright >=2.0.0, but this is 1.2.0.");
  }

  @Test
  void classForANewerJavaIsRefused() throws IOException {
    rewrite(effect("future", "Future", "").writeTo(own), "example/future/Example.class", RefusedJarTest::fromTheFuture);
    assertThat(refusal()).contains("it was compiled for Java 55 or newer, but this is Java ");
  }

  @Test
  void moduleForANewerJavaIsRefused() throws IOException {
    rewrite(effect("future", "Future", "").writeTo(own), "module-info.class", RefusedJarTest::fromTheFuture);
    assertThat(refusal()).contains("it was compiled for Java 55 or newer, but this is Java ");
  }

  @Test
  void pluginWithTheNameOfOneOfTheProgramsModulesIsRefused() {
    PluginJar.named("fake").source("module-info", "module org.clipwright.pluginhost { }").writeTo(own);
    assertThat(refusal()).contains("has the name of a module of the program, org.clipwright.pluginhost");
  }

  @Test
  void pluginThatAsksForTheProgramIsRefused() {
    PluginJar.named("rogue")
        .compiledAgainst(PluginJar.placeOf(PluginHost.class))
        .source("module-info",
            module("rogue", "requires org.clipwright.sdk; requires static org.clipwright.pluginhost;"))
        .source("example.rogue.Example", effectSource("rogue", "", descriptor("Rogue", "")))
        .writeTo(own);
    assertThat(refusal())
        .isEqualTo(
            "Plugin rogue.jar is refused: it requires module org.clipwright.pluginhost, but a plugin may read only"
                + " org.clipwright.sdk, the JDK's modules and its own libraries.");
  }

  @Test
  void pluginThatDependsOnAnotherIsRefused() {
    effect("needy", "Needy", "").manifest("Plugin-Dependencies", "good").writeTo(own);
    assertThat(refusal()).contains("depends on other plugins");
  }

  private static byte[] fromTheFuture(byte[] classFile) {
    classFile[6] = 0;
    classFile[7] = 99;
    return classFile;
  }

  /** Changes an entry of a jar, or leaves it out where the change gives null. */
  private static void rewrite(Path jar, String name, UnaryOperator<byte[]> change) throws IOException {
    Path old = Files.move(jar, jar.resolveSibling("old"));
    try (ZipInputStream in = new ZipInputStream(Files.newInputStream(old));
        ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(jar))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        byte[] content = entry.getName().equals(name) ? change.apply(in.readAllBytes()) : in.readAllBytes();
        if (content != null) {
          out.putNextEntry(new ZipEntry(entry.getName()));
          out.write(content);
        }
      }
    }
  }
}
