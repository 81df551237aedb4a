package org.clipwright.services.media;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;

/**
 * Creates files and folders that other users of the machine can neither read nor change, whatever the umask.
 *
 * <p>On a file system without POSIX permissions, permissions are left alone.
 */
public final class OwnerOnly {

  private static final Set<PosixFilePermission> FOLDER = PosixFilePermissions.fromString("rwx------");
  private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");
  private static final Set<PosixFilePermission> OTHERS =
      EnumSet.complementOf(EnumSet.copyOf(FOLDER));

  private OwnerOnly() {}

  /** A folder, created if missing; an existing one is closed to others. */
  public static Path folder(Path folder) throws IOException {
    if (Files.isDirectory(folder)) {
      close(folder);
      return folder;
    }
    if (folder.getParent() != null) {
      Files.createDirectories(folder.getParent());
    }
    if (isPosix(folder)) {
      // The attribute closes it from the moment it is created; the umask can only remove more.
      Files.createDirectory(folder, PosixFilePermissions.asFileAttribute(FOLDER));
      Files.setPosixFilePermissions(folder, FOLDER);
    } else {
      Files.createDirectory(folder);
    }
    return folder;
  }

  /** Writes a new file that nobody else can open at any time. */
  public static void write(Path file, String text) throws IOException {
    if (isPosix(file)) {
      Files.createFile(file, PosixFilePermissions.asFileAttribute(FILE));
      Files.setPosixFilePermissions(file, FILE);
    } else {
      Files.createFile(file);
    }
    Files.writeString(file, text, StandardOpenOption.WRITE, StandardOpenOption.SYNC);
  }

  /** Closes a folder and all below it; links are left alone, and so are those that belong to another user. */
  public static void closeTree(Path folder) throws IOException {
    if (!isPosix(folder)) {
      return;
    }
    Files.walkFileTree(folder, new SimpleFileVisitor<>() {
      @Override
      public FileVisitResult preVisitDirectory(Path inner, BasicFileAttributes attributes) throws IOException {
        close(inner);
        return FileVisitResult.CONTINUE;
      }

      @Override
      public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
        close(file);
        return FileVisitResult.CONTINUE;
      }

      @Override
      public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
        if (failure instanceof NoSuchFileException) {
          return FileVisitResult.CONTINUE;
        }
        throw failure;
      }
    });
  }

  /** Removes all permissions of others from one file or folder; the owner's stay. */
  public static void close(Path entry) throws IOException {
    if (!isPosix(entry) || Files.isSymbolicLink(entry)) {
      return;
    }
    Set<PosixFilePermission> permissions =
        Files.readAttributes(entry, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS).permissions();
    Set<PosixFilePermission> kept = EnumSet.noneOf(PosixFilePermission.class);
    kept.addAll(permissions);
    if (kept.removeAll(OTHERS)) {
      Files.setPosixFilePermissions(entry, kept);
    }
  }

  /** Whether only this process's user, as its owner, can change an entry or its contents. */
  public static boolean closed(Path entry) throws IOException {
    if (!isPosix(entry)) {
      return true;
    }
    PosixFileAttributes attributes = Files.readAttributes(entry, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    return attributes.permissions().stream().noneMatch(OTHERS::contains);
  }

  private static boolean isPosix(Path entry) {
    return entry.getFileSystem().supportedFileAttributeViews().contains("posix");
  }
}
