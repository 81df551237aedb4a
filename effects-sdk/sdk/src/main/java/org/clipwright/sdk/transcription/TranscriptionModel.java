package org.clipwright.sdk.transcription;

import java.util.Optional;

/**
 * A model of an engine.
 *
 * @param name the name by which requests select it: letters, digits, dots, hyphens and underscores
 * @param description one sentence on what it is good for
 * @param file the file that it needs; empty if it needs none
 */
public record TranscriptionModel(String name, String description, Optional<ModelFile> file) {

  /**
   * A model file.
   *
   * @param name without a folder
   * @param bytes its size; 0 if unknown
   * @param sha1 its SHA-1 in lower-case hexadecimal digits; blank if unknown
   */
  public record ModelFile(String name, long bytes, String sha1) {}
}
