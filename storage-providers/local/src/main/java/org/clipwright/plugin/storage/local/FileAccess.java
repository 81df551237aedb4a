package org.clipwright.plugin.storage.local;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.GroupPrincipal;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipalNotFoundException;
import java.util.Optional;
import java.util.Set;
import org.clipwright.sdk.storage.StorageException;
import org.clipwright.sdk.storage.StorageException.Reason;

/**
 * Who on this machine may open the files, whatever the umask: only their user, or a group as well.
 *
 * @param group the group that also has access
 */
record FileAccess(Optional<GroupPrincipal> group) {

  private static final int STICKY = 01000;
  private static final Set<PosixFilePermission> OWN_FOLDER = PosixFilePermissions.fromString("rwx------");
  private static final Set<PosixFilePermission> OWN_FILE = PosixFilePermissions.fromString("rw-------");
  private static final Set<PosixFilePermission> SHARED_FOLDER = PosixFilePermissions.fromString("rwxrwx---");
  private static final Set<PosixFilePermission> SHARED_FILE = PosixFilePermissions.fromString("rw-rw----");

  /**
   * FileAccess for a group besides the user.
   *
   * @param group its name; blank for no group
   */
  static FileAccess of(Path root, String group) {
    if (group.isBlank()) {
      return new FileAccess(Optional.empty());
    }
    try {
      return new FileAccess(
          Optional.of(root.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByGroupName(group.strip())));
    } catch (UserPrincipalNotFoundException unknown) {
      throw new StorageException(Reason.REFUSED, "The storage's group \"" + group + "\" is not known on this machine.",
          unknown);
    } catch (IOException failure) {
      throw FileFailures.of("The storage's group \"" + group + "\" cannot be looked up", failure);
    }
  }

  /** Creates a folder and all missing folders above it. */
  void makeFolders(Path folder) throws IOException {
    if (Files.isDirectory(folder)) {
      return;
    }
    if (folder.getParent() != null) {
      makeFolders(folder.getParent());
    }
    try {
      Files.createDirectory(folder);
    } catch (FileAlreadyExistsException madeMeanwhile) {
      if (!Files.isDirectory(folder)) {
        throw madeMeanwhile;
      }
      return;
    }
    apply(folder, Kind.FOLDER);
  }

  /** Sets who may open a folder. */
  void closeFolder(Path folder) throws IOException {
    apply(folder, Kind.FOLDER);
  }

  /** Creates a folder for this user alone. */
  void makeOwnFolder(Path folder) throws IOException {
    if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
      Files.createDirectory(folder);
    }
    view(folder).setPermissions(OWN_FOLDER);
  }

  /**
   * Keeps the group from renaming or removing other users' entries in a folder, and any entries in another folder
   * inside it.
   *
   * @param inner a folder in it, in which the group may write to existing files
   */
  void keepNames(Path folder, Path inner) throws IOException {
    Files.setAttribute(folder, "unix:mode", STICKY | (group.isPresent() ? 0770 : 0700), LinkOption.NOFOLLOW_LINKS);
    view(inner).setPermissions(PosixFilePermissions.fromString("rwxr-x---"));
  }

  /** Sets who may open a file. */
  void close(Path file) throws IOException {
    apply(file, Kind.FILE);
  }

  /** Does the same for everything already in the storage, if it belongs to this user and somebody else may open it. */
  void closeTree(Path root) throws IOException {
    PosixFileAttributeView view = view(root);
    if (view == null || isAsWanted(view)) {
      return;
    }
    try {
      Files.setPosixFilePermissions(root, view.readAttributes().permissions());
    } catch (FileSystemException belongsToAnother) {
      return;
    }
    Files.walkFileTree(root, new Closing(root));
    apply(root, Kind.FOLDER);
  }

  private boolean isAsWanted(PosixFileAttributeView view) throws IOException {
    boolean permitted = view.readAttributes().permissions().equals(group.isPresent() ? SHARED_FOLDER : OWN_FOLDER);
    return permitted && (group.isEmpty() || view.readAttributes().group().equals(group.get()));
  }

  private enum Kind {
    FOLDER,
    FILE
  }

  private void apply(Path entry, Kind kind) throws IOException {
    PosixFileAttributeView view = view(entry);
    if (view == null) {
      return;
    }
    if (group.isPresent()) {
      view.setGroup(group.get());
    }
    view.setPermissions(
        switch (kind) {
          case FOLDER -> group.isPresent() ? SHARED_FOLDER : OWN_FOLDER;
          case FILE -> group.isPresent() ? SHARED_FILE : OWN_FILE;
        });
  }

  private static PosixFileAttributeView view(Path entry) {
    return Files.getFileAttributeView(entry, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
  }

  /** Walks the storage; the root comes last, so that an interrupted walk starts over. */
  private final class Closing extends SimpleFileVisitor<Path> {

    private final Path root;

    Closing(Path root) {
      this.root = root;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
      if (!folder.equals(root)) {
        apply(folder, Kind.FOLDER);
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      if (attributes.isRegularFile()) {
        apply(file, Kind.FILE);
      }
      return FileVisitResult.CONTINUE;
    }
  }
}
