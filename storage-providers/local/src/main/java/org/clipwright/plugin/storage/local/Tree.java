package org.clipwright.plugin.storage.local;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;

/** The files behind objects, by their keys, which have already been checked. Thread-safe. */
interface Tree {

  /** Contains unfinished files and the media types that names do not reveal; no key may start with it. */
  String PRIVATE_FOLDER = ".clipwright";

  /** Receives each file of a walk. */
  interface Visitor {
    void visit(String key, BasicFileAttributes attributes) throws IOException;
  }

  /** A file's attributes; empty if there is no such file. */
  Optional<BasicFileAttributes> find(String key) throws IOException;

  /**
   * Opens a file for reading.
   *
   * @throws NoSuchFileException if there is no such file
   */
  SeekableByteChannel open(String key) throws IOException;

  /** Copies a file's content into an existing draft. */
  void copy(String key, Path draft) throws IOException;

  /** Deletes a file if it exists. */
  void delete(String key) throws IOException;

  /** Removes the folders above a file that are now empty. */
  void prune(String key) throws IOException;

  /** Moves a draft on the same file system into place, replacing whatever is there, and makes the move durable. */
  void place(Path draft, String key) throws IOException;

  /** Visits all files below a folder, the empty name being the root; a file that disappears meanwhile is left out. */
  void walk(String folder, Visitor visitor) throws IOException;
}
