package org.clipwright.pluginhost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.clipwright.sdk.storage.StorageException;
import org.clipwright.sdk.testkit.PluginJar;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Plugins that bring libraries. */
class PluginZipTest {

  @TempDir Path folder;

  private PluginCatalog load() {
    return PluginHost.load(
        new PluginSearch(
            Optional.of(folder.resolve("built-in")), folder.resolve("own"), folder.resolve("unfinished"),
            folder.resolve("unpacked"), Duration.ofSeconds(30)),
        "1.2.0");
  }

  private String refusal() {
    PluginCatalog catalog = load();
    assertThat(catalog.loaded()).isEmpty();
    assertThat(catalog.refused()).hasSize(1);
    return catalog.refused().getFirst().reason();
  }

  /** A library that looks for a service of its own, which another library provides in the old way. */
  private Path words() {
    return PluginJar.named("words")
        .source("words.Word", "package words; public interface Word { String word(); }")
        .source(
            "words.Words",
            """
            package words;
            public final class Words {
              public static String first() { return java.util.ServiceLoader.load(Word.class, Words.class.getClassLoader()).iterator().next().word(); }
              public static Class<?> find(String name) throws Exception { return Class.forName(name); }
            }
            """)
        .writeTo(folder.resolve("libraries"));
  }

  private Path hello(Path words) throws IOException {
    Path jar =
        PluginJar.named("hello")
            .compiledAgainst(words)
            .source("hello.Hello",
                "package hello; public class Hello implements words.Word {"
                    + " public String word() { return \"hello\"; } }")
            .writeTo(folder.resolve("libraries"));
    try (java.nio.file.FileSystem entries = java.nio.file.FileSystems.newFileSystem(jar)) {
      Files.createDirectories(entries.getPath("META-INF/services"));
      Files.writeString(entries.getPath("META-INF/services/words.Word"), "hello.Hello\n");
    }
    return jar;
  }

  /** A storage that opens with an error message which its libraries make up. */
  private PluginJar speaking(Path words, String message) {
    return PluginJar.named("speaking")
        .compiledAgainst(words)
        .source(
            "module-info",
            "module example.speaking { requires org.clipwright.sdk; requires words;"
                + " provides org.clipwright.sdk.storage.StorageProviderFactory with example.speaking.Example; }")
        .source(
            "example.speaking.Example",
            """
            package example.speaking;
            import org.clipwright.sdk.storage.*;
            public final class Example implements StorageProviderFactory {
              @Override public String name() { return "speaking"; }
              @Override public StorageProvider open(java.util.Map<String, String> settings) {
                String text;
                try { text = %s; } catch (Exception e) { text = e.getClass().getSimpleName(); }
                throw new StorageException(StorageException.Reason.REFUSED, text);
              }
            }
            """
                .formatted(message));
  }

  private static String said(PluginCatalog catalog) {
    try {
      catalog.storage("speaking").orElseThrow().open(Map.of());
    } catch (StorageException said) {
      return said.getMessage();
    }
    throw new AssertionError("It opened.");
  }

  @Test
  void librariesWithoutModulesLiveInThePluginsLayerAndFindEachOther() throws IOException {
    Path words = words();
    speaking(words, "words.Words.first()").writeZipTo(folder.resolve("own"), words, hello(words));
    PluginCatalog catalog = load();
    assertThat(catalog.refused()).isEmpty();
    assertThat(said(catalog)).isEqualTo("hello");
    assertThat(catalog.loaded().getFirst().file()).isEqualTo(folder.resolve("own/speaking.zip"));
  }

  @Test
  void librariesDoNotSeeTheProgramEither() throws IOException {
    Path words = words();
    speaking(words, "words.Words.find(\"org.pf4j.Plugin\").getName()").writeZipTo(folder.resolve("own"), words);
    assertThat(said(load())).isEqualTo("ClassNotFoundException");
    speaking(words, "words.Words.find(\"java.net.http.HttpClient\").getName()").writeZipTo(folder.resolve("own"),
        words);
    assertThat(said(load())).isEqualTo("java.net.http.HttpClient");
  }

  @Test
  void zipIsUnpackedOnceForItsContent() throws IOException {
    Path words = words();
    speaking(words, "words.Words.first()").writeZipTo(folder.resolve("own"), words);
    load();
    load();
    assertThat(unpacked()).hasSize(1);
    speaking(words, "\"changed\"").writeZipTo(folder.resolve("own"), words);
    assertThat(said(load())).isEqualTo("changed");
    assertThat(unpacked()).hasSize(2);
  }

  private List<Path> unpacked() throws IOException {
    try (Stream<Path> folders = Files.list(folder.resolve("unpacked"))) {
      return folders.toList();
    }
  }

  @Test
  void missingLibraryIsNamed() {
    speaking(words(), "words.Words.first()").writeZipTo(folder.resolve("own"));
    assertThat(refusal())
        .contains("Plugin speaking.zip is refused: it requires module words, but a plugin may read only");
  }

  @Test
  void libraryThatComesTwiceIsNamed() throws IOException {
    Path words = words();
    Path again = Files.copy(words, folder.resolve("libraries/words-1.2.jar"));
    speaking(words, "\"x\"").writeZipTo(folder.resolve("own"), words, again);
    assertThat(refusal()).isEqualTo("Plugin speaking.zip is refused: it provides module words twice.");
  }

  @Test
  void zipThatIsNoPluginIsRefused() throws IOException {
    zip("photos.zip", "beach.jpg", "x");
    assertThat(refusal()).isEqualTo(
        "Plugin photos.zip is refused: it must contain one jar, the plugin's, beside its libraries in the folder lib,"
            + " but contains none.");
  }

  @Test
  void textThatIsCalledAZipIsRefused() throws IOException {
    Files.createDirectories(folder.resolve("own"));
    Files.writeString(folder.resolve("own/text.zip"), "This is no ZIP.");
    assertThat(refusal()).isEqualTo("Plugin text.zip is refused: it is not a ZIP, or an incomplete one.");
  }

  @Test
  void namesThatLeadOutOfTheZipAreLeftOut() throws IOException {
    zip("evil.zip", "lib/../../../evil.jar", "x");
    assertThat(refusal()).contains("but contains none");
    assertThat(folder.resolve("evil.jar")).doesNotExist();
    assertThat(folder.resolve("own/evil.jar")).doesNotExist();
  }

  private void zip(String name, String entry, String text) throws IOException {
    Files.createDirectories(folder.resolve("own"));
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(folder.resolve("own").resolve(name)))) {
      out.putNextEntry(new ZipEntry(entry));
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
  }

  @Test
  void storageOfTheProgramIsLoadedWhenItIsOpened() throws IOException {
    Path words = words();
    Path plugin = folder.resolve("built-in/speaking");
    speaking(words, "words.Words.first()").manifest("Plugin-Storage", "speaking").writeTo(plugin);
    Files.createDirectories(plugin.resolve("lib"));
    Files.writeString(plugin.resolve("lib/broken.jar"), "This is no jar.");
    PluginCatalog catalog = load();
    assertThat(catalog.storageNames()).containsExactly("speaking");
    assertThatThrownBy(() -> catalog.storage("speaking").orElseThrow().open(Map.of()))
        .isInstanceOf(StorageException.class)
        .hasMessageStartingWith(
            "The storage plugin \"speaking\" cannot be loaded: the module of broken.jar cannot be read: ");
    Files.delete(plugin.resolve("lib/broken.jar"));
    Files.copy(words, plugin.resolve("lib/words.jar"));
    Files.copy(hello(words), plugin.resolve("lib/hello.jar"));
    assertThat(said(load())).isEqualTo("hello");
  }
}
