package org.clipwright.services.budget;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where jobs write what is not stored yet, and how much of the disk one may take there.
 *
 * @param scratch folder in which each job has one of its own
 * @param mostBytes that one job may write
 * @param floor what has to stay free on the disk
 */
public record JobDisk(Path scratch, long mostBytes, DiskFloor floor) {

  /** Why the job of a folder has to end, in a sentence for its owner; empty when it may go on. */
  public Optional<String> objection(Path folder) {
    return objection(bytes(folder));
  }

  /** Why the job that a process does has to end. */
  public Optional<String> objectionTo(long pid) {
    return objection(folders(pid).stream().mapToLong(JobDisk::bytes).sum());
  }

  private Optional<String> objection(long written) {
    if (written > mostBytes) {
      return Optional.of("The job wrote more than the " + (mostBytes >> 20)
          + " MB of disk space that one job may use, so it was stopped. Export fewer frames, or use a lower bit rate.");
    }
    return written > 0 && floor.room() < 0 ? Optional.of(DiskFloor.full().getMessage()) : Optional.empty();
  }

  private List<Path> folders(long pid) {
    if (!Files.isDirectory(scratch)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(scratch)) {
      return entries.filter(entry -> entry.getFileName().toString().matches("export-\\d+-" + pid)).toList();
    } catch (IOException e) {
      throw new UncheckedIOException("The scratch folder cannot be read.", e);
    }
  }

  /** Files come and go meanwhile, so that one that cannot be looked at counts as none. */
  private static long bytes(Path folder) {
    long[] sum = new long[1];
    try {
      Files.walkFileTree(folder, new SimpleFileVisitor<>() {
        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
          sum[0] += attributes.size();
          return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path gone, IOException failure) {
          return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path inner, IOException failure) {
          return FileVisitResult.CONTINUE;
        }
      });
      return sum[0];
    } catch (IOException e) {
      throw new UncheckedIOException("The folder of a job cannot be read.", e);
    }
  }
}
