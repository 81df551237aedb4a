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
   * Creates the folder if missing and locks it. The system releases the lock when the process ends, however it does.
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

  /** Where the server's self-signed certificate is kept. */
  Path certificate() {
    return path.resolve("tls");
  }

  /** Where plugins are, and where they are unpacked. */
  List<Path> plugins() {
    return List.of(path.resolve("plugins"), path.resolve("unpacked-plugins"));
  }

  /** Where transcription models are, unless the operator keeps them elsewhere. */
  Path models() {
    return path.resolve("models");
  }

  /** Where workers that run as their own user keep unpacked native libraries. */
  Path workerCache() {
    return path.resolve("worker-cache");
  }

  /** Where uploads are kept during their requests; on the file system of the media unless those are elsewhere. */
  Path uploads() {
    return path.resolve("uploads");
  }

  /** A killed server leaves behind the uploads of requests that it never answered. */
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
      throw new CommandException("The data folder " + path + " cannot be released: " + failure.getMessage());
    }
  }
}
