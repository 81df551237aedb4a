package org.clipwright.configuration;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.clipwright.services.export.ExportScratch;

/** The folder of what workers need only while they work; each machine has its own. */
public record Scratch(Path folder) {

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
    OptionalLong process = ExportScratch.process(entry);
    return process.isPresent() && ProcessHandle.of(process.getAsLong()).isEmpty();
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
