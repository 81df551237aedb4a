package org.clipwright.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * Unpacks the ZIP of a project into a folder of its own, which is removed on close.
 *
 * <p>Names that lead out of the folder are refused, and so is an archive that grows beyond its limits while it is
 * unpacked, whatever sizes its directory claims.
 */
final class ProjectArchive implements AutoCloseable {

  private static final int MOST_ENTRIES = 20_000;
  private static final long MOST_BYTES = 64L << 30;
  private static final long SUSPICIOUS_RATIO = 200;
  private static final long HARMLESS_BYTES = 64L << 20;

  private final Path folder;

  private ProjectArchive(Path folder) {
    this.folder = folder;
  }

  /** Unpacks an archive. */
  static ProjectArchive unpack(Path archive) {
    Path folder = temporaryFolder();
    ProjectArchive unpacked = new ProjectArchive(folder);
    try (ZipFile zip = new ZipFile(archive.toFile())) {
      unpacked.copy(zip, archive);
      return unpacked;
    } catch (ZipException e) {
      unpacked.close();
      throw new CommandException(archive.getFileName() + " is not a ZIP archive that can be read.");
    } catch (IOException e) {
      unpacked.close();
      throw new CommandException(archive.getFileName() + " cannot be unpacked: " + e.getMessage());
    } catch (RuntimeException e) {
      unpacked.close();
      throw e;
    }
  }

  private static Path temporaryFolder() {
    try {
      return Files.createTempDirectory("clipwright-project");
    } catch (IOException e) {
      throw new CommandException("There is no folder to unpack into: " + e.getMessage());
    }
  }

  private void copy(ZipFile zip, Path archive) throws IOException {
    if (zip.size() > MOST_ENTRIES) {
      throw new CommandException(archive.getFileName() + " holds more than " + MOST_ENTRIES + " files.");
    }
    long total = 0;
    Enumeration<? extends ZipEntry> entries = zip.entries();
    while (entries.hasMoreElements()) {
      ZipEntry entry = entries.nextElement();
      Path target = folder.resolve(entry.getName()).normalize();
      if (!target.startsWith(folder)) {
        throw new CommandException(archive.getFileName() + " holds a name that leads out of it: " + entry.getName());
      }
      if (!entry.isDirectory()) {
        Files.createDirectories(target.getParent());
        total += copy(zip, entry, target, MOST_BYTES - total);
      }
    }
  }

  private static long copy(ZipFile zip, ZipEntry entry, Path target, long room) throws IOException {
    long packed = Math.max(1, entry.getCompressedSize());
    long limit = Math.min(room, Math.max(HARMLESS_BYTES, packed * SUSPICIOUS_RATIO));
    byte[] buffer = new byte[1 << 16];
    long copied = 0;
    try (InputStream in = zip.getInputStream(entry); OutputStream out = Files.newOutputStream(target)) {
      for (int count = in.read(buffer); count > 0; count = in.read(buffer)) {
        copied += count;
        if (copied > limit) {
          throw new CommandException("The archive unpacks to far more than it holds: " + entry.getName());
        }
        out.write(buffer, 0, count);
      }
    }
    return copied;
  }

  /** The one project file in the archive, wherever in it. */
  Path projectFile() {
    List<Path> found;
    try (Stream<Path> files = Files.walk(folder)) {
      found = files.filter(Files::isRegularFile).filter(ProjectArchive::isProject).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (found.isEmpty()) {
      throw new CommandException("The archive holds no .osp or .json project.");
    }
    List<Path> named = found.stream().filter(file -> name(file).endsWith(".osp")).toList();
    List<Path> candidates = named.isEmpty() ? found : named;
    if (candidates.size() > 1) {
      throw new CommandException("The archive holds more than one project: "
          + String.join(", ", candidates.stream().map(file -> folder.relativize(file).toString()).sorted().toList()));
    }
    return candidates.getFirst();
  }

  private static boolean isProject(Path file) {
    return name(file).endsWith(".osp") || name(file).endsWith(".json");
  }

  private static String name(Path file) {
    return file.getFileName().toString().toLowerCase(Locale.ROOT);
  }

  @Override
  public void close() {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The folder " + folder + " cannot be removed.", e);
    }
  }
}
