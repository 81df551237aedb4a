package org.clipwright.pluginhost;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The files in a folder that are named like a jar or ZIP, whatever their content. */
final class PluginPaths {

  private static final Logger LOG = LoggerFactory.getLogger(PluginPaths.class);

  private PluginPaths() {}

  /**
   * The jars and ZIPs in a folder, plus its subfolders if it is the program's own; none if it is missing or unreadable.
   */
  static List<Path> of(Path folder, PluginFile.Origin origin) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(path -> isNamed(path) || origin == PluginFile.Origin.BUILT_IN && Files.isDirectory(path))
          .sorted().toList();
    } catch (IOException unreadable) {
      LOG.error("A folder of plugins cannot be read, so they are left out. folder={}", folder, unreadable);
      return List.of();
    }
  }

  private static boolean isNamed(Path path) {
    String name = path.getFileName().toString();
    return name.endsWith(".jar") || name.endsWith(".zip");
  }
}
