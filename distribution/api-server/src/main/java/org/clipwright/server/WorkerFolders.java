package org.clipwright.server;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileOwnerAttributeView;
import java.nio.file.attribute.GroupPrincipal;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.nio.file.attribute.UserPrincipalLookupService;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.clipwright.configuration.CommandException;
import org.clipwright.services.media.OwnerOnly;

/**
 * Gives a worker's user access to what workers need in the data folder, and nothing else: the path to it, plugins to
 * read, and its own folders. The database, the token key and uploads remain the server's.
 *
 * <p>The storage gives access to the stored media, through their group.
 */
final class WorkerFolders {

  private static final Set<PosixFilePermission> PASSED = PosixFilePermissions.fromString("rwx--x---");

  private final UserPrincipal user;
  private final GroupPrincipal group;

  private WorkerFolders(UserPrincipal user, GroupPrincipal group) {
    this.user = user;
    this.group = group;
  }

  /**
   * Opens existing folders, and creates missing ones.
   *
   * @param data the server's folder, which is made traversable
   * @param read folders of the server, with everything in them
   * @param own folders that become the user's
   * @throws CommandException when that fails
   */
  static void open(WorkerUser worker, Path data, List<Path> read, List<Path> own) {
    try {
      UserPrincipalLookupService principals = data.getFileSystem().getUserPrincipalLookupService();
      WorkerFolders folders = new WorkerFolders(
          principals.lookupPrincipalByName(worker.name()), principals.lookupPrincipalByGroupName(worker.group()));
      folders.share(data, PASSED);
      for (Path folder : read) {
        folders.makeReadable(folder);
      }
      for (Path folder : own) {
        folders.giveAway(folder);
      }
    } catch (IOException failure) {
      throw new CommandException("The folders of workers cannot be opened to the user " + worker.name() + ": "
          + failure.getMessage());
    }
  }

  private void share(Path entry, Set<PosixFilePermission> permissions) throws IOException {
    PosixFileAttributeView view =
        Files.getFileAttributeView(entry, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
    view.setGroup(group);
    view.setPermissions(permissions);
  }

  /** A folder that only the server can write to holds no traps. */
  private void makeReadable(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return;
    }
    Files.walkFileTree(folder, new SimpleFileVisitor<>() {
      @Override
      public FileVisitResult preVisitDirectory(Path inner, BasicFileAttributes attributes) throws IOException {
        share(inner, withGroup(inner, PosixFilePermission.GROUP_READ, PosixFilePermission.GROUP_EXECUTE));
        return FileVisitResult.CONTINUE;
      }

      @Override
      public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
        if (attributes.isRegularFile()) {
          share(file, withGroup(file, PosixFilePermission.GROUP_READ));
        }
        return FileVisitResult.CONTINUE;
      }
    });
  }

  private static Set<PosixFilePermission> withGroup(Path entry, PosixFilePermission... more) throws IOException {
    Set<PosixFilePermission> permissions =
        EnumSet.copyOf(Files.getPosixFilePermissions(entry, LinkOption.NOFOLLOW_LINKS));
    permissions.addAll(List.of(more));
    return permissions;
  }

  /** A folder that already belongs to the user is left alone: anyone who can write there could redirect the server. */
  private void giveAway(Path folder) throws IOException {
    if (Files.exists(folder, LinkOption.NOFOLLOW_LINKS)
        && Files.getOwner(folder, LinkOption.NOFOLLOW_LINKS).equals(user)) {
      return;
    }
    OwnerOnly.folder(folder);
    Files.walkFileTree(folder, new SimpleFileVisitor<>() {
      @Override
      public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
        give(file);
        return FileVisitResult.CONTINUE;
      }

      /** Bottom up: as long as a folder is the server's, nobody else can change its contents. */
      @Override
      public FileVisitResult postVisitDirectory(Path inner, IOException failure) throws IOException {
        give(inner);
        return FileVisitResult.CONTINUE;
      }
    });
  }

  private void give(Path entry) throws IOException {
    Files.getFileAttributeView(entry, FileOwnerAttributeView.class, LinkOption.NOFOLLOW_LINKS).setOwner(user);
  }
}
