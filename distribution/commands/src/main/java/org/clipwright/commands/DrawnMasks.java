package org.clipwright.commands;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.clipwright.configuration.CommandException;
import org.clipwright.configuration.FileReason;

/** Where a command draws masks to: a folder with a name that nobody can guess, made when it is asked for. */
final class DrawnMasks implements AutoCloseable {

  private Path folder;

  synchronized Path folder() {
    if (folder == null) {
      try {
        folder = Files.createTempDirectory("clipwright-transitions-");
      } catch (IOException failure) {
        throw new CommandException("Masks cannot be stored: " + FileReason.of(failure) + ".");
      }
    }
    return folder;
  }

  @Override
  public synchronized void close() {
    if (folder == null) {
      return;
    }
    try (Stream<Path> all = Files.walk(folder)) {
      List<Path> innermostFirst = all.sorted(Comparator.reverseOrder()).toList();
      for (Path entry : innermostFirst) {
        Files.deleteIfExists(entry);
      }
    } catch (IOException failure) {
      throw new CommandException("The folder " + folder + " cannot be removed: " + FileReason.of(failure) + ".");
    }
  }
}
