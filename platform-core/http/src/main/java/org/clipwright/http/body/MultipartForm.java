package org.clipwright.http.body;

import java.util.Map;

/**
 * A form that has arrived.
 *
 * @param fields the fields by name; of several with the same name, the last
 * @param files the files by name, likewise
 */
public record MultipartForm(Map<String, Field> fields, Map<String, UploadedFile> files) implements AutoCloseable {

  /**
   * One field.
   *
   * @param json whether it is declared as JSON
   */
  public record Field(String text, boolean json) {}

  /** Removes the files. */
  @Override
  public void close() {
    files.values().forEach(UploadedFile::close);
  }
}
