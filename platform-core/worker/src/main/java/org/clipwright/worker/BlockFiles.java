package org.clipwright.worker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.function.LongFunction;

/**
 * The blocks of one stored object that have been fetched, each in a file. Any of them may be removed at any time.
 *
 * @param keeping keeps files as long as there is room
 * @param file the file of a block, by its number
 */
record BlockFiles(Keeping keeping, LongFunction<Path> file) {

  /** Keeps a file, which appears at once as a whole, as long as there is room. */
  interface Keeping {
    void keep(Path file, byte[] content) throws IOException;
  }

  /** Whether a block is there. */
  boolean has(long number) {
    return Files.exists(file.apply(number));
  }

  /** A block of known length; empty when it is not there. */
  byte[] read(long number, int length) throws IOException {
    Path block = file.apply(number);
    try {
      byte[] content = Files.readAllBytes(block);
      Files.setLastModifiedTime(block, FileTime.from(Instant.now()));
      return content.length == length ? content : new byte[0];
    } catch (NoSuchFileException missing) {
      return new byte[0];
    }
  }

  /** Stores the content of a block so that it can be read again. */
  void keep(long number, byte[] content) throws IOException {
    keeping.keep(file.apply(number), content);
  }
}
