package org.clipwright.media;

import java.nio.file.Path;

/** What messages call a file: its name without its folders, which are nobody's business. */
final class FileName {

  private FileName() {}

  static String of(Path file) {
    return String.valueOf(file.getFileName());
  }
}
