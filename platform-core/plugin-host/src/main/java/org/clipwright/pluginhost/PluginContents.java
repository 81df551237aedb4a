package org.clipwright.pluginhost;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The jars of one plugin.
 *
 * @param jar the plugin's own jar
 * @param libraries the jars that it bundles
 */
record PluginContents(Path jar, List<Path> libraries) {

  private static final String ENDING = ".jar";

  /** A plugin that is one jar. */
  static PluginContents of(Path jar) {
    return new PluginContents(jar, List.of());
  }

  /**
   * A plugin in a folder: one jar, and its libraries in {@code lib}.
   *
   * @throws PluginRefusal if the folder contains no jar or several
   */
  static PluginContents in(Path folder) {
    List<Path> own = jars(folder);
    if (own.size() != 1) {
      throw new PluginRefusal(
          "it must contain one jar, the plugin's, beside its libraries in the folder lib, but contains "
              + (own.isEmpty() ? "none" : own.size()));
    }
    return new PluginContents(own.getFirst(), jars(folder.resolve("lib")));
  }

  private static List<Path> jars(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.getFileName().toString().endsWith(ENDING) && Files.isRegularFile(file)).sorted()
          .toList();
    } catch (IOException unreadable) {
      throw new PluginRefusal("it cannot be read: " + unreadable.getMessage(), unreadable);
    }
  }
}
