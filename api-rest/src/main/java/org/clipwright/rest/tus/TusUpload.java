package org.clipwright.rest.tus;

/**
 * What is known of a resumable upload besides its bytes.
 *
 * @param length how many bytes it will have
 * @param name the file's name
 * @param project the project that the file is for
 * @param json the file's own JSON, as text
 * @param file the file that it has become; 0 until then
 */
record TusUpload(
    long length, String name, long project, String json, long file) {

  TusUpload became(long id) {
    return new TusUpload(length, name, project, json, id);
  }

  boolean isFile() {
    return file != 0;
  }
}
