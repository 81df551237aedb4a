package org.clipwright.plugins;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.pf4j.PluginRepository;

/** The jars of some folders, in the folders' order and then by name, so that who comes first does not depend on luck. */
final class SortedJars implements PluginRepository {

  private final List<Path> folders;

  SortedJars(List<Path> folders) {
    this.folders = List.copyOf(folders);
  }

  @Override
  public List<Path> getPluginPaths() {
    List<Path> jars = new ArrayList<>();
    for (Path folder : folders) {
      if (Files.isDirectory(folder)) {
        jars.addAll(jarsOf(folder));
      }
    }
    return jars;
  }

  private static List<Path> jarsOf(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".jar") && Files.isRegularFile(file)).sorted().toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException("The plugin folder " + folder + " cannot be read.", unreadable);
    }
  }

  /** Jars belong to the operator; this host never deletes one. */
  @Override
  public boolean deletePluginPath(Path jar) {
    return false;
  }
}
