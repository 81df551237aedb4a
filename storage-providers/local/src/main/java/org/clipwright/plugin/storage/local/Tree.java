package org.clipwright.plugin.storage.local;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;

/** The files that objects are, by their keys, which have been checked. Any thread may use it. */
interface Tree {

  /** Holds unfinished files and the media types that names do not tell; no key may start with it. */
  String PRIVATE_FOLDER = ".clipwright";

  /** Told each file of a walk. */
  interface Visitor {
    void visit(String key, BasicFileAttributes attributes) throws IOException;
  }

  /** The facts of a file; empty when there is none. */
  Optional<BasicFileAttributes> find(String key) throws IOException;

  /**
   * Opens a file to be read.
   *
   * @throws NoSuchFileException when there is none
   */
  SeekableByteChannel open(String key) throws IOException;

  /** Writes what a file holds into a draft, which is there. */
  void copy(String key, Path draft) throws IOException;

  /** Removes a file, if it is there. */
  void delete(String key) throws IOException;

  /** Removes the folders above a file that are empty now. */
  void prune(String key) throws IOException;

  /** Moves a draft of the same file system into its place, whatever was there, and makes sure that it stays there. */
  void place(Path draft, String key) throws IOException;

  /** Tells all files below a folder, that of no name being the root; one that vanishes meanwhile is left out. */
  void walk(String folder, Visitor visitor) throws IOException;
}
