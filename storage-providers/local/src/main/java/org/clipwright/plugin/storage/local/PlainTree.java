package org.clipwright.plugin.storage.local;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;

/**
 * Files by their paths; links made by the operator are followed.
 *
 * @param root the storage's folder
 * @param access who may open what is created
 */
record PlainTree(Path root, FileAccess access) implements Tree {

  /** Another thread may prune an empty folder between its creation and its use. */
  private static final int TRIES = 5;

  @Override
  public Optional<BasicFileAttributes> find(String key) throws IOException {
    Path file = root.resolve(key);
    try {
      return Optional.of(Files.readAttributes(file, BasicFileAttributes.class))
          .filter(BasicFileAttributes::isRegularFile);
    } catch (IOException failure) {
      if (!Files.exists(file)) {
        return Optional.empty();
      }
      throw failure;
    }
  }

  @Override
  public SeekableByteChannel open(String key) throws IOException {
    Path file = root.resolve(key);
    if (!Files.isRegularFile(file)) {
      throw new NoSuchFileException(key);
    }
    return FileChannel.open(file, StandardOpenOption.READ);
  }

  @Override
  public void copy(String key, Path draft) throws IOException {
    Files.copy(root.resolve(key), draft, StandardCopyOption.REPLACE_EXISTING);
  }

  @Override
  public void delete(String key) throws IOException {
    Files.deleteIfExists(root.resolve(key));
  }

  @Override
  public void prune(String key) {
    for (Path folder = root.resolve(key).getParent(); !folder.equals(root); folder = folder.getParent()) {
      try {
        Files.delete(folder);
      } catch (IOException inUse) {
        return;
      }
    }
  }

  @Override
  public void place(Path draft, String key) throws IOException {
    Path target = root.resolve(key);
    for (int attempt = 1;; attempt++) {
      try {
        access.makeFolders(target.getParent());
        Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        break;
      } catch (NoSuchFileException pruned) {
        if (attempt == TRIES) {
          throw pruned;
        }
      }
    }
    flushFolder(target.getParent());
  }

  /** A rename survives a power cut only once its folder has reached the disk. */
  private static void flushFolder(Path folder) throws IOException {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (NoSuchFileException removedMeanwhile) {
      return;
    }
  }

  @Override
  public void walk(String folder, Visitor visitor) throws IOException {
    Path start = root.resolve(folder);
    if (Files.isDirectory(start)) {
      Files.walkFileTree(start, new Walk(visitor));
    }
  }

  /** A file that disappears during the walk is left out. */
  private final class Walk extends SimpleFileVisitor<Path> {

    private final Visitor visitor;

    Walk(Visitor visitor) {
      this.visitor = visitor;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
      return folder.equals(root.resolve(PRIVATE_FOLDER)) ? FileVisitResult.SKIP_SUBTREE
          : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
        visitor.visit(root.relativize(file).toString(), attributes);
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
      if (failure instanceof NoSuchFileException) {
        return FileVisitResult.CONTINUE;
      }
      throw failure;
    }
  }
}
