package org.clipwright.pluginhost;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is called a jar in a folder, by name, whatever it really is. */
final class SortedJars {

  private static final Logger LOG = LoggerFactory.getLogger(SortedJars.class);

  private SortedJars() {}

  /** The jars of a folder; none when it is missing or cannot be read. */
  static List<Path> of(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.getFileName().toString().endsWith(".jar")).sorted().toList();
    } catch (IOException unreadable) {
      LOG.error("A folder of plugins cannot be read, so they are left out. folder={}", folder, unreadable);
      return List.of();
    }
  }
}
