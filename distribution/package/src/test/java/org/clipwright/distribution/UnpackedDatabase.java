package org.clipwright.distribution;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * PostgreSQL's programs, unpacked by the first server and lent to those after it: unpacking takes more than half of the
 * processor time of a first start.
 */
final class UnpackedDatabase {

  private static final Path STORE = Path.of("target", "database-programs").toAbsolutePath();

  private UnpackedDatabase() {}

  /** Gives the programs to a server that has no database yet. */
  static synchronized void lendTo(Path data) throws IOException {
    if (Files.isDirectory(STORE) && !Files.exists(data.resolve("database"))) {
      link(STORE, programs(data));
    }
  }

  /** Keeps the programs that a server has unpacked and runs; of one, even if tests of two processes offer some. */
  static synchronized void keepFrom(Path data) throws IOException {
    Path lock = STORE.resolveSibling("database-programs.lock");
    try (var channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        var _ = channel.lock()) {
      if (!Files.exists(STORE) && Files.isDirectory(programs(data))) {
        Path part = Files.createTempDirectory(STORE.getParent(), "database-programs");
        link(programs(data), part);
        Files.move(part, STORE, StandardCopyOption.ATOMIC_MOVE);
      }
    }
  }

  private static Path programs(Path data) {
    return data.resolve("database/programs");
  }

  private static void link(Path from, Path to) throws IOException {
    var closed = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
    Files.walkFileTree(from, new SimpleFileVisitor<>() {
      @Override
      public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
        Files.createDirectories(to.resolve(from.relativize(folder)), closed);
        return FileVisitResult.CONTINUE;
      }

      @Override
      public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
        Path copy = to.resolve(from.relativize(file));
        if (attributes.isSymbolicLink() || !Files.getFileStore(file).equals(Files.getFileStore(copy.getParent()))) {
          Files.copy(file, copy, LinkOption.NOFOLLOW_LINKS, StandardCopyOption.COPY_ATTRIBUTES);
        } else {
          Files.createLink(copy, file);
        }
        return FileVisitResult.CONTINUE;
      }
    });
  }
}
