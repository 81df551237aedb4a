package org.clipwright.commands;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.clipwright.configuration.CommandException;
import org.clipwright.configuration.FileReason;
import org.clipwright.services.media.FileTrees;

/** Where a command draws masks: a folder with an unguessable name, created on first use. */
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
    try {
      FileTrees.remove(folder);
    } catch (IOException failure) {
      throw new CommandException("The folder " + folder + " cannot be removed: " + FileReason.of(failure) + ".");
    }
  }
}
