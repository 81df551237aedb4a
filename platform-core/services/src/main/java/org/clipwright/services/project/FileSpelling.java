package org.clipwright.services.project;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds files whose names are spelled differently from the project's: with decomposed accents, in another letter case,
 * or with escapes such as {@code \u00e9}, even after their backslashes became slashes.
 */
public final class FileSpelling {

  private static final Pattern ESCAPE = Pattern.compile("[\\\\/]u([0-9a-fA-F]{4})");

  private FileSpelling() {}

  /** The file at a path, or the only other one it can mean; the path itself if there is none or more than one. */
  public static Path find(Path path) {
    return existing(path).orElse(path);
  }

  /** A path as written, and with its escapes decoded. */
  public static List<String> readings(String path) {
    String read = ESCAPE.matcher(path)
        .replaceAll(escape -> Matcher.quoteReplacement(
            Character.toString((char) Integer.parseInt(escape.group(1), 16))));
    return read.equals(path) || read.indexOf('\0') >= 0 ? List.of(path) : List.of(path, read);
  }

  /** A key that all spellings of a name share. */
  static String key(String name) {
    return Normalizer.normalize(Normalizer.normalize(name, Normalizer.Form.NFC).toLowerCase(Locale.ROOT),
        Normalizer.Form.NFC);
  }

  private static Optional<Path> existing(Path path) {
    if (Files.exists(path)) {
      return Optional.of(path);
    }
    Path parent = path.getParent();
    if (parent == null || path.getFileName() == null) {
      return Optional.empty();
    }
    return existing(parent).filter(Files::isDirectory).flatMap(folder -> only(folder, path.getFileName().toString()));
  }

  private static Optional<Path> only(Path folder, String name) {
    String wanted = key(name);
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> found = files.filter(file -> key(file.getFileName().toString()).equals(wanted)).limit(2).toList();
      return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
    } catch (IOException | UncheckedIOException unreadable) {
      return Optional.empty();
    }
  }
}
