package org.clipwright.sdk.transcription;

import java.util.Optional;

/**
 * A model of an engine.
 *
 * @param name what requests choose it by: letters, digits, dots, hyphens and underscores
 * @param description one sentence on what it is good for
 * @param file the file that it needs; empty when it needs none
 */
public record TranscriptionModel(String name, String description, Optional<ModelFile> file) {

  /**
   * A file that holds a model.
   *
   * @param name without a folder
   * @param bytes how large it is; 0 when that is not known
   * @param sha1 its SHA-1 in small hexadecimal digits; blank when it is not known
   */
  public record ModelFile(String name, long bytes, String sha1) {}
}
