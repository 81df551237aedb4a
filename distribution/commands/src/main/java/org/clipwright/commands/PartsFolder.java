package org.clipwright.commands;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.clipwright.configuration.CommandException;
import org.clipwright.configuration.FileReason;
import org.clipwright.services.media.FileTrees;

/**
 * A folder for the parts of an output while it is made.
 *
 * @param path where it is
 */
record PartsFolder(Path path) implements AutoCloseable {

  /** A new folder on the disk of a file that is to be written. */
  static PartsFolder beside(Path file) {
    try {
      return new PartsFolder(Files.createTempDirectory(file.toAbsolutePath().getParent(), ".clipwright-parts-"));
    } catch (IOException failure) {
      throw new CommandException("Nothing can be written beside " + file + ": " + FileReason.of(failure) + ".");
    }
  }

  @Override
  public void close() {
    try {
      FileTrees.remove(path);
    } catch (IOException failure) {
      throw new CommandException("The folder " + path + " cannot be removed: " + FileReason.of(failure) + ".");
    }
  }
}
