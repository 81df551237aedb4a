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
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * Where jobs write temporary files, and how much disk space one job may use there.
 *
 * @param scratch the folder in which each job has its own
 * @param mostBytes the most that one job may write
 * @param floor the space that must stay free on the disk
 */
public record JobDisk(Path scratch, long mostBytes, DiskFloor floor) {

  /** Why the job that uses a folder must stop, in a sentence for its owner; empty when it may go on. */
  public Optional<String> objection(Path folder) {
    return objection(bytes(folder));
  }

  /** Why the job that a process runs must stop. */
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
      return entries.filter(entry -> ExportScratch.process(entry).equals(OptionalLong.of(pid))).toList();
    } catch (IOException e) {
      throw new UncheckedIOException("The scratch folder cannot be read.", e);
    }
  }

  /** Files come and go during the walk, so one that cannot be read counts as none. */
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
