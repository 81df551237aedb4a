package org.clipwright.configuration;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.clipwright.services.budget.ExportScratch;
import org.clipwright.services.media.FileTrees;

/** The folder for workers' temporary files; each machine has its own. */
public record Scratch(Path folder) {

  /** The scratch folder of a data folder. */
  public static Scratch in(Path data) {
    return new Scratch(data.resolve("scratch"));
  }

  /** Where media that the storage does not keep on this machine are copied to. */
  public Path media() {
    return folder.resolve("media");
  }

  /** Where small copies of films that somebody looks at are kept. */
  public Path proxies() {
    return folder.resolve("proxies");
  }

  /** Where masks are drawn. */
  public Path masks() {
    return folder.resolve("masks");
  }

  /** Removes what processes that have ended left behind. */
  public void removeAbandoned() {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (Stream<Path> entries = Files.list(folder)) {
      for (Path entry : entries.filter(Scratch::isAbandoned).toList()) {
        FileTrees.remove(entry);
      }
    } catch (IOException failure) {
      throw new CommandException("The folder " + folder + " cannot be cleaned up: " + failure.getMessage());
    }
  }

  private static boolean isAbandoned(Path entry) {
    OptionalLong process = ExportScratch.process(entry);
    return process.isPresent() && ProcessHandle.of(process.getAsLong()).isEmpty();
  }
}
