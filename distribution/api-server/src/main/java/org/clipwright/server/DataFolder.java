package org.clipwright.server;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.clipwright.configuration.CommandException;
import org.clipwright.configuration.Scratch;
import org.clipwright.services.media.OwnerOnly;

/** The folder with everything a server keeps; one server at a time holds it. */
final class DataFolder implements AutoCloseable {

  private final Path path;
  private final FileChannel channel;

  private DataFolder(Path path, FileChannel channel) {
    this.path = path;
    this.channel = channel;
  }

  /**
   * Makes the folder when it is missing and takes hold of it. The system lets go when the process ends, however it
   * does.
   *
   * @throws CommandException when another server holds it, or it cannot be written to
   */
  static DataFolder hold(Path path) {
    try {
      if (path.getParent() != null) {
        Files.createDirectories(path.getParent());
      }
      OwnerOnly.folder(path);
      OwnerOnly.folder(path.resolve("plugins"));
      FileChannel channel =
          FileChannel.open(path.resolve("server.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      FileLock lock = channel.tryLock();
      if (lock == null) {
        channel.close();
        throw new CommandException(
            "Another server is using the data folder " + path
            + "; stop it first, or choose another folder with --data.");
      }
      OwnerOnly.close(path.resolve("server.lock"));
      DataFolder folder = new DataFolder(path, channel);
      folder.removeUnfinishedUploads();
      return folder;
    } catch (IOException failure) {
      throw new CommandException("The data folder " + path + " cannot be used: " + failure.getMessage());
    }
  }

  /** Where the built-in database keeps its files. */
  Path database() {
    return path.resolve("database");
  }

  /** Where the key of API tokens is kept. */
  Path tokenKey() {
    return path.resolve("token.key");
  }

  /** Where plugins are, and what of them is unpacked. */
  List<Path> plugins() {
    return List.of(path.resolve("plugins"), path.resolve("unpacked-plugins"));
  }

  /** Where transcription models are, unless the operator keeps them elsewhere. */
  Path models() {
    return path.resolve("models");
  }

  /** Where workers that have a user of their own keep unpacked native libraries. */
  Path workerCache() {
    return path.resolve("worker-cache");
  }

  /** Where uploads are while their requests last; on the file system of the media unless those are elsewhere. */
  Path uploads() {
    return path.resolve("uploads");
  }

  /** A server that was killed left those behind whose requests it never answered. */
  private void removeUnfinishedUploads() throws IOException {
    OwnerOnly.folder(uploads());
    OwnerOnly.folder(Scratch.in(path).folder());
    try (DirectoryStream<Path> parts = Files.newDirectoryStream(uploads(), "{*.part,MultiPart*}")) {
      for (Path part : parts) {
        Files.deleteIfExists(part);
      }
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException failure) {
      throw new CommandException("The data folder " + path + " cannot be let go: " + failure.getMessage());
    }
  }
}
