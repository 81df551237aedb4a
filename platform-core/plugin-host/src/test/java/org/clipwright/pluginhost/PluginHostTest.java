package org.clipwright.pluginhost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
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
    return effect(id, className, members, descriptor(className, ""));
  }

  /** The same with statements that give the descriptor. */
  private static PluginJar effect(String id, String className, String members, String descriptor) {
    return PluginJar.named(id)
        .source("module-info", module(id, "requires org.clipwright.sdk;"))
        .source("example." + id.replace("-", "") + ".Example", effectSource(id, members, descriptor));
  }

  private static String descriptor(String className, String parameters) {
    return "return new EffectDescriptor(\"" + className
        + "\", \"An example\", \"Does nothing.\", EffectDescriptor.Medium.PICTURE, List.of(" + parameters + "));";
  }

  private static String module(String id, String requires) {
    String name = id.replace("-", "");
    return "module example." + name + " { " + requires
        + " provides org.clipwright.sdk.effect.PictureEffect with example." + name + ".Example; }";
  }

  private static String effectSource(String id, String members, String descriptor) {
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

  private PluginCatalog load() {
    return PluginHost.load(search(Duration.ofSeconds(30)), "1.2.0");
  }

  private PluginSearch search(Duration limit) {
    return new PluginSearch(Optional.of(builtIn), own, folder.resolve("unfinished"), folder.resolve("unpacked"), limit);
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
    assertThat(refusal())
        .isEqualTo("Plugin twin.jar is refused: its id \"good\" is taken by good.jar, which comes with the program.");
  }

  @Test
  void pluginForANewerClipwrightIsRefused() {
    effect("newer", "Newer", "").manifest("Plugin-Requires", ">=2.0.0").writeTo(own);
    assertThat(refusal()).isEqualTo("Plugin newer.jar is refused: it needs Clipwright >=2.0.0, but this is 1.2.0.");
  }

  @Test
  void pluginForThisOrAnOlderClipwrightIsTaken() {
    effect("older", "Older", "").manifest("Plugin-Requires", "1.1.0").writeTo(own);
    effect("same", "Same", "").manifest("Plugin-Requires", ">=1.2.0 & <2.0.0").writeTo(own);
    assertThat(load().refused()).isEmpty();
  }

  @Test
  void requirementMustBeARangeOfVersions() {
    effect("vague", "Vague", "").manifest("Plugin-Requires", "newest please").writeTo(own);
    assertThat(refusal()).isEqualTo(
        "Plugin vague.jar is refused: its Plugin-Requires \"newest please\" is not a version range such as >=1.0.0.");
  }

  @Test
  void pluginForAnotherSdkIsToldApart() {
    effect("shifted", "Shifted", "",
        "if (true) throw new NoClassDefFoundError(\"org/clipwright/sdk/effect/Later\"); return null;")
        .writeTo(own);
    assertThat(refusal()).endsWith(
        "class org.clipwright.sdk.effect.Later is not there; it was compiled with another version of the SDK.");
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
  void staticInitialiserThatThrowsIsNamedAsTheCause() {
    effect("broken", "Broken", "static final int X = Integer.parseInt(\"x\");").writeTo(own);
    assertThat(refusal()).contains("its static initialiser throws java.lang.NumberFormatException: For input string");
  }

  @Test
  void effectWithoutADescriptorIsRefused() {
    effect("mute", "Mute", "static final EffectDescriptor NONE = null;", "return NONE;").writeTo(own);
    assertThat(refusal()).isEqualTo("Plugin mute.jar is refused: one of its effects returns null as its descriptor.");
  }

  @Test
  void declarationThatIsWrongIsToldInWords() {
    effect("twice", "Twice", "", descriptor("Twice", "number(\"a\", \"A\", 0, 0, 1), number(\"a\", \"A\", 0, 0, 1)"))
        .writeTo(own);
    assertThat(refusal()).endsWith("is broken: Effect Twice declares parameter \"a\" twice.");
  }

  @Test
  void sentencesEndWithOneFullStop() {
    effect("range", "Range", "", descriptor("Range", "number(\"a\", \"A\", 5, 3, -1)")).writeTo(own);
    assertThat(refusal()).endsWith("minimum above its maximum.").doesNotEndWith("..");
  }

  @Test
  void effectWithoutANameIsRefused() {
    effect("null-name", "NullName", "", "return new EffectDescriptor(null, null, null, null, null);").writeTo(own);
    assertThat(refusal()).endsWith("is broken: An effect's class name is null.");
  }

  @Test
  void effectWithTheNameOfAnotherThingIsRefused() {
    effect("reserved", "Clip", "").writeTo(own);
    assertThat(refusal()).endsWith("An effect must not be named \"Clip\".");
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
  void classForANewerJavaIsRefused() throws IOException {
    rewrite(effect("future", "Future", "").writeTo(own), "example/future/Example.class", PluginHostTest::fromTheFuture);
    assertThat(refusal()).contains("it was compiled for Java 55 or newer, but this is Java ");
  }

  @Test
  void moduleForANewerJavaIsRefused() throws IOException {
    rewrite(effect("future", "Future", "").writeTo(own), "module-info.class", PluginHostTest::fromTheFuture);
    assertThat(refusal()).contains("it was compiled for Java 55 or newer, but this is Java ");
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
        .startsWith("Plugin b.jar is refused: example.b.Example cannot be made");
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
        "Plugin 1.jar is refused: it brings effect Same, which plugin ape brings already.");
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

  @Test
  void effectThatAnotherPluginBringsAlreadyIsRefused() {
    effect("again", "Good", "").writeTo(own);
    assertThat(refusal()).contains("it brings effect Good, which plugin good brings already");
  }

  @Test
  void soundEffectProvidedAsAPictureEffectIsRefused() {
    PluginJar.named("mixed")
        .source("module-info", module("mixed", "requires org.clipwright.sdk;"))
        .source("example.mixed.Example",
            effectSource("mixed", "", descriptor("Mixed", "")).replace("Medium.PICTURE", "Medium.SOUND"))
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
    PluginJar.named("fake").source("module-info", "module org.clipwright.pluginhost { }").writeTo(own);
    assertThat(refusal()).contains("has the name of a module of the program, org.clipwright.pluginhost");
  }
}
