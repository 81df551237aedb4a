package org.clipwright.configuration;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The folder of what workers need only while they work; each machine has its own. */
public record Scratch(Path folder) {

  /** Each export has a folder named after itself and its process. */
  private static final Pattern EXPORT = Pattern.compile("export-\\d+-(\\d{1,18})");

  /** The scratch folder of a data folder. */
  public static Scratch in(Path data) {
    return new Scratch(data.resolve("scratch"));
  }

  /** Where media are copied to that the storage does not keep on this machine. */
  public Path media() {
    return folder.resolve("media");
  }

  /** Where masks are drawn to. */
  public Path masks() {
    return folder.resolve("masks");
  }

  /** Removes what processes left behind that are no more. */
  public void removeAbandoned() {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (Stream<Path> entries = Files.list(folder)) {
      for (Path entry : entries.filter(Scratch::isAbandoned).toList()) {
        remove(entry);
      }
    } catch (IOException failure) {
      throw new CommandException("The folder " + folder + " cannot be cleaned up: " + failure.getMessage());
    }
  }

  private static boolean isAbandoned(Path entry) {
    Matcher export = EXPORT.matcher(entry.getFileName().toString());
    return export.matches() && ProcessHandle.of(Long.parseLong(export.group(1))).isEmpty();
  }

  private static void remove(Path folder) throws IOException {
    List<Path> innermostFirst;
    try (Stream<Path> files = Files.walk(folder)) {
      innermostFirst = files.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path file : innermostFirst) {
      Files.deleteIfExists(file);
    }
  }
}
