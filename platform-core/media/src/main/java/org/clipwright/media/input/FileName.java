package org.clipwright.media.input;

import java.nio.file.Path;

/** What messages call a file: its name without its folders, which are nobody's business. */
public final class FileName {

  private FileName() {}

  public static String of(Path file) {
    return String.valueOf(file.getFileName());
  }
}
