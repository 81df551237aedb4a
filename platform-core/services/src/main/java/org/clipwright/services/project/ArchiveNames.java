package org.clipwright.services.project;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The files of an unpacked archive, looked up by names that may be spelled differently. */
final class ArchiveNames {

  /** At most this many files of one name are compared with a path. */
  private static final int MOST_COMPARED = 20;

  private final Path folder;
  private final Map<String, List<Path>> byPath = new HashMap<>();
  private final Map<String, List<Path>> byName = new HashMap<>();

  ArchiveNames(Path folder, List<Path> files) {
    this.folder = folder;
    for (Path file : files) {
      add(byPath, folder.relativize(file), file);
      add(byName, file.getFileName(), file);
    }
  }

  private static void add(Map<String, List<Path>> index, Path name, Path file) {
    index.computeIfAbsent(FileSpelling.key(name.toString()), _ -> new ArrayList<>(1)).add(file);
  }

  /** The file that a path relative to a folder of the archive refers to; empty for none, or more than one. */
  Optional<Path> at(Path from, String path) {
    for (String reading : FileSpelling.readings(path)) {
      Optional<Path> found = resolved(from, reading).filter(file -> file.startsWith(folder)).flatMap(this::only);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private Optional<Path> only(Path file) {
    if (Files.isRegularFile(file)) {
      return Optional.of(file);
    }
    List<Path> found = byPath.getOrDefault(FileSpelling.key(folder.relativize(file).toString()), List.of());
    return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
  }

  private static Optional<Path> resolved(Path from, String path) {
    try {
      return Optional.of(from.resolve(path).normalize());
    } catch (InvalidPathException noFile) {
      return Optional.empty();
    }
  }

  /**
   * The files that a path may refer to by its name alone, in any folder: those that share most of its trailing folders,
   * exact spellings before other ones.
   */
  List<Path> anywhere(String path) {
    for (String reading : FileSpelling.readings(path)) {
      String last = reading.substring(reading.lastIndexOf('/') + 1);
      List<Path> named = byName.getOrDefault(FileSpelling.key(last), List.of());
      if (!named.isEmpty()) {
        return named.size() == 1 || named.size() > MOST_COMPARED ? named : mostLike(named, reading, last);
      }
    }
    return List.of();
  }

  private List<Path> mostLike(List<Path> files, String path, String last) {
    List<String> wanted = List.of(FileSpelling.key(path).split("/"));
    List<Path> found = new ArrayList<>();
    int most = 0;
    for (Path file : files) {
      int alike = 2 * shared(folder.relativize(file), wanted) + (file.getFileName().toString().equals(last) ? 1 : 0);
      if (alike > most) {
        found.clear();
      }
      if (alike >= most) {
        most = alike;
        found.add(file);
      }
    }
    return found;
  }

  /** How many trailing names match. */
  private static int shared(Path file, List<String> wanted) {
    int count = Math.min(file.getNameCount(), wanted.size());
    int shared = 0;
    while (shared < count && FileSpelling.key(file.getName(file.getNameCount() - 1 - shared).toString())
        .equals(wanted.get(wanted.size() - 1 - shared))) {
      shared++;
    }
    return shared;
  }
}
