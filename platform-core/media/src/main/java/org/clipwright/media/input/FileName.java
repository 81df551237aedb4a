package org.clipwright.media.input;

import java.nio.file.Path;

/** A file's name for messages, without its folders, which are private. */
public final class FileName {

  private FileName() {}

  public static String of(Path file) {
    return String.valueOf(file.getFileName());
  }
}
