package org.clipwright.services.project;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.clipwright.services.budget.HeapShare;
import org.clipwright.services.error.ErrorCode;
import org.clipwright.services.error.PlatformException;
import org.clipwright.services.media.FileTrees;

/**
 * Unpacks a project's ZIP into a new folder, which is removed on close.
 *
 * <p>Paths that lead outside the folder are rejected, and so is an archive that exceeds its limits while it is
 * unpacked, whatever sizes its directory claims.
 */
public final class ProjectArchive implements AutoCloseable {

  private static final List<String> PROJECTS = List.of(".osp", ".otio", ".fcpxml", ".json", ".xml");
  private static final int MOST_ENTRIES = 20_000;
  private static final long MOST_BYTES_OF_DIRECTORY = 8L << 20;
  private static final int DEEPEST = 32;
  private static final long MOST_BYTES = 64L << 30;
  private static final long SUSPICIOUS_RATIO = 200;
  private static final long HARMLESS_BYTES = 64L << 20;

  private final Path folder;
  private final UnaryOperator<InputStream> guard;
  private ArchiveNames names;

  private ProjectArchive(Path folder, UnaryOperator<InputStream> guard) {
    this.folder = folder;
    this.guard = guard;
    this.names = new ArchiveNames(folder, List.of());
  }

  /**
   * Unpacks an archive.
   *
   * @throws PlatformException {@code INVALID} with a message when it is not an archive, or may not be unpacked
   */
  public static ProjectArchive unpack(Path archive) {
    return unpack(
        archive, Path.of(System.getProperty("java.io.tmpdir")), archive.getFileName().toString(),
        UnaryOperator.identity());
  }

  /**
   * Unpacks an archive into a new folder.
   *
   * @param under where the folder is created
   * @param name the archive's name in error messages
   * @param guard wraps the bytes before they are written; it throws when no more may be written
   */
  public static ProjectArchive unpack(Path archive, Path under, String name, UnaryOperator<InputStream> guard) {
    refuseLargeDirectory(archive, name);
    ProjectArchive unpacked = new ProjectArchive(temporaryFolder(under), guard);
    try (ZipFile zip = new ZipFile(archive.toFile())) {
      unpacked.copy(zip, name);
      unpacked.names = new ArchiveNames(unpacked.folder, unpacked.files());
      return unpacked;
    } catch (ZipException e) {
      unpacked.close();
      boolean locked = String.valueOf(e.getMessage()).contains("encrypted");
      throw invalid(name + (locked ? " is encrypted." : " is not a readable ZIP archive."));
    } catch (IOException e) {
      unpacked.close();
      throw invalid(name + " cannot be unpacked: " + e.getMessage());
    } catch (RuntimeException e) {
      unpacked.close();
      throw e;
    }
  }

  private static void refuseLargeDirectory(Path archive, String name) {
    long size;
    try {
      size = ArchiveDirectory.size(archive);
    } catch (IOException e) {
      throw invalid(name + " cannot be unpacked: " + e.getMessage());
    }
    if (size > MOST_BYTES_OF_DIRECTORY) {
      throw invalid(name + " has a central directory of more than " + MOST_BYTES_OF_DIRECTORY + " bytes.");
    }
    HeapShare.current().claimForBody(2 * size);
  }

  private static Path temporaryFolder(Path under) {
    try {
      return Files.createTempDirectory(under, "project-");
    } catch (IOException e) {
      throw invalid("There is no folder to unpack into: " + e.getMessage());
    }
  }

  private void copy(ZipFile zip, String name) throws IOException {
    int made = zip.size();
    refuseTooMany(made, name);
    long total = 0;
    Enumeration<? extends ZipEntry> entries = zip.entries();
    while (entries.hasMoreElements()) {
      ZipEntry entry = entries.nextElement();
      Path target = target(entry.getName());
      if (!target.startsWith(folder)) {
        throw invalid(name + " contains a path that leads outside it: " + entry.getName());
      }
      if (folder.relativize(target).getNameCount() > DEEPEST) {
        throw invalid(name + " contains a path deeper than " + DEEPEST + " folders: " + entry.getName());
      }
      if (!entry.isDirectory()) {
        made += missingFolders(target);
        refuseTooMany(made, name);
        Files.createDirectories(target.getParent());
        total += copy(zip, entry, target, MOST_BYTES - total);
      }
    }
  }

  private static void refuseTooMany(int made, String name) {
    if (made > MOST_ENTRIES) {
      throw invalid(name + " contains more than " + MOST_ENTRIES + " files and folders.");
    }
  }

  /** How many folders this file adds; folders that no entry names are created, too. */
  private static int missingFolders(Path file) {
    int missing = 0;
    for (Path parent = file.getParent(); !Files.exists(parent); parent = parent.getParent()) {
      missing++;
    }
    return missing;
  }

  /** Where an entry goes; archives made on Windows may use backslashes as separators. */
  private Path target(String name) {
    try {
      return folder.resolve(name.replace('\\', '/')).normalize();
    } catch (InvalidPathException e) {
      throw invalid("The archive contains an invalid file name.");
    }
  }

  private long copy(ZipFile zip, ZipEntry entry, Path target, long room) throws IOException {
    long packed = Math.max(1, entry.getCompressedSize());
    long limit = Math.min(room, Math.max(HARMLESS_BYTES, packed * SUSPICIOUS_RATIO));
    byte[] buffer = new byte[1 << 16];
    long copied = 0;
    try (InputStream in = guard.apply(zip.getInputStream(entry)); OutputStream out = Files.newOutputStream(target)) {
      for (int count = in.read(buffer); count > 0; count = in.read(buffer)) {
        copied += count;
        if (copied > limit) {
          throw invalid("The archive contains an entry that unpacks to an excessive size: " + entry.getName());
        }
        out.write(buffer, 0, count);
      }
    }
    return copied;
  }

  /** The only project file in the archive, in any folder. */
  public Path projectFile() {
    List<Path> candidates = projects();
    if (candidates.isEmpty()) {
      throw invalid("The archive contains no .osp, .otio, .fcpxml, .json or .xml project.");
    }
    if (candidates.size() > 1) {
      throw invalid("The archive contains more than one project: "
          + String.join(", ", candidates.stream().map(file -> folder.relativize(file).toString()).sorted().toList()));
    }
    return candidates.getFirst();
  }

  /** The project files: those of the desktop editor, or else of other editors, or else plain JSON or XML. */
  public List<Path> projects() {
    return PROJECTS.stream()
        .map(ending -> files().stream().filter(file -> name(file).endsWith(ending)).toList())
        .filter(found -> !found.isEmpty()).findFirst().orElse(List.of());
  }

  /** All files. */
  List<Path> files() {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public Path folder() {
    return folder;
  }

  /** The file that a path relative to a folder of the archive refers to; empty for none, or more than one. */
  public Optional<Path> at(Path from, String path) {
    return names.at(from, path);
  }

  /** The files that a path may refer to by its name alone, in any folder, as far as they cannot be told apart. */
  public List<Path> anywhere(String path) {
    return names.anywhere(path);
  }

  private static String name(Path file) {
    return file.getFileName().toString().toLowerCase(Locale.ROOT);
  }

  private static PlatformException invalid(String sentence) {
    return new PlatformException(ErrorCode.INVALID, sentence);
  }

  @Override
  public void close() {
    try {
      FileTrees.remove(folder);
    } catch (IOException e) {
      throw new UncheckedIOException("The folder " + folder + " cannot be removed.", e);
    }
  }
}
