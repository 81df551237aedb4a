package org.clipwright.plugin.storage.local;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Files reached folder by folder, each opened relative to the one before, so that no link leads anywhere, however
 * quickly another user with write access replaces a folder with one. For storage shared with users who are trusted with
 * the media, but not with everything this process can reach.
 *
 * @param root the storage's folder, whose own path nobody else can change
 * @param drafts a folder of this process alone, on the same file system
 * @param access who may open what is created
 */
record LinklessTree(Path root, Path drafts, FileAccess access) implements Tree {

  /** Another thread may prune an empty folder between its creation and its use. */
  private static final int TRIES = 5;

  /** An operation in a file's folder. */
  private interface Step<T> {
    T take(SecureDirectoryStream<Path> folder, Path name) throws IOException;
  }

  /** Whether this system supports it. */
  static boolean worksIn(Path root) throws IOException {
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(root)) {
      return stream instanceof SecureDirectoryStream;
    }
  }

  @SuppressWarnings("StreamResourceLeak") // The caller closes it.
  private static SecureDirectoryStream<Path> opened(Path folder) throws IOException {
    return (SecureDirectoryStream<Path>) Files.newDirectoryStream(folder);
  }

  private <T> T at(String key, Step<T> step) throws IOException {
    Path path = root.getFileSystem().getPath(key);
    SecureDirectoryStream<Path> folder = opened(root);
    try {
      for (int level = 0; level < path.getNameCount() - 1; level++) {
        SecureDirectoryStream<Path> outer = folder;
        folder = outer.newDirectoryStream(path.getName(level), LinkOption.NOFOLLOW_LINKS);
        outer.close();
      }
      return step.take(folder, path.getFileName());
    } finally {
      folder.close();
    }
  }

  private static BasicFileAttributes attributes(SecureDirectoryStream<Path> folder, Path name) throws IOException {
    return folder.getFileAttributeView(name, BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS).readAttributes();
  }

  @Override
  public Optional<BasicFileAttributes> find(String key) throws IOException {
    try {
      return Optional.of(at(key, LinklessTree::attributes)).filter(BasicFileAttributes::isRegularFile);
    } catch (NoSuchFileException | NotDirectoryException missing) {
      return Optional.empty();
    }
  }

  @Override
  public SeekableByteChannel open(String key) throws IOException {
    return at(key, (folder, name) -> {
      if (!attributes(folder, name).isRegularFile()) {
        throw new NoSuchFileException(key);
      }
      return folder.newByteChannel(name, Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS));
    });
  }

  @Override
  public void copy(String key, Path draft) throws IOException {
    try (InputStream content = Channels.newInputStream(open(key))) {
      Files.copy(content, draft, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  @Override
  public void delete(String key) throws IOException {
    try {
      at(key, (folder, name) -> {
        folder.deleteFile(name);
        return null;
      });
    } catch (NoSuchFileException gone) {
      return;
    }
  }

  @Override
  public void prune(String key) {
    for (int slash = key.lastIndexOf('/'); slash > 0; slash = key.lastIndexOf('/', slash - 1)) {
      try {
        at(key.substring(0, slash), (outer, name) -> {
          outer.deleteDirectory(name);
          return null;
        });
      } catch (IOException inUse) {
        return;
      }
    }
  }

  @Override
  public void place(Path draft, String key) throws IOException {
    try (SecureDirectoryStream<Path> from = opened(drafts)) {
      for (int attempt = 1;; attempt++) {
        try {
          makeFoldersAbove(key, from);
          at(key, (folder, name) -> {
            from.move(draft.getFileName(), folder, name);
            return null;
          });
          return;
        } catch (NoSuchFileException pruned) {
          if (attempt == TRIES) {
            throw pruned;
          }
        }
      }
    }
  }

  private void makeFoldersAbove(String key, SecureDirectoryStream<Path> from) throws IOException {
    for (int slash = key.indexOf('/'); slash > 0; slash = key.indexOf('/', slash + 1)) {
      String folder = key.substring(0, slash);
      if (!at(folder, LinklessTree::isThere)) {
        makeFolder(folder, from);
      }
    }
  }

  private static boolean isThere(SecureDirectoryStream<Path> outer, Path name) throws IOException {
    try {
      return attributes(outer, name).isDirectory();
    } catch (NoSuchFileException missing) {
      return false;
    }
  }

  /** Creates a folder where nobody else can touch it, sets its permissions, and moves it into place. */
  private void makeFolder(String key, SecureDirectoryStream<Path> from) throws IOException {
    Path made = Files.createTempDirectory(drafts, "folder-");
    access.closeFolder(made);
    try {
      at(key, (outer, name) -> {
        from.move(made.getFileName(), outer, name);
        return null;
      });
    } catch (FileAlreadyExistsException | DirectoryNotEmptyException madeMeanwhile) {
      Files.delete(made);
    } catch (FileSystemException refused) {
      Files.delete(made);
      if (!at(key, LinklessTree::isThere)) {
        throw refused;
      }
    }
  }

  @Override
  public void walk(String folder, Visitor visitor) throws IOException {
    try {
      if (folder.isEmpty()) {
        try (SecureDirectoryStream<Path> stream = opened(root)) {
          walk("", stream, visitor);
        }
        return;
      }
      at(folder, (outer, name) -> {
        try (SecureDirectoryStream<Path> stream = outer.newDirectoryStream(name, LinkOption.NOFOLLOW_LINKS)) {
          walk(folder + "/", stream, visitor);
        }
        return null;
      });
    } catch (NoSuchFileException | NotDirectoryException missing) {
      return;
    }
  }

  private static void walk(String prefix, SecureDirectoryStream<Path> folder, Visitor visitor) throws IOException {
    List<Path> names = new ArrayList<>();
    folder.forEach(entry -> names.add(entry.getFileName()));
    for (Path name : names) {
      try {
        BasicFileAttributes attributes = attributes(folder, name);
        if (attributes.isRegularFile()) {
          visitor.visit(prefix + name, attributes);
        } else if (attributes.isDirectory() && !(prefix + name).equals(PRIVATE_FOLDER)) {
          try (SecureDirectoryStream<Path> inner = folder.newDirectoryStream(name, LinkOption.NOFOLLOW_LINKS)) {
            walk(prefix + name + "/", inner, visitor);
          }
        }
      } catch (NoSuchFileException | NotDirectoryException vanished) {
        // It disappeared while the folder was being read; there is nothing left to visit.
      }
    }
  }
}
