package org.clipwright.rest.html;

/**
 * A file as pages show it.
 *
 * @param address its page
 * @param media the address of its bytes
 * @param type video, audio or image
 * @param name what it is called
 * @param facts what it is like, in a few words
 * @param picture the address of a picture of it, up to the size; empty for sound
 */
public record ShownFile(String address, String media, String type, String name, String facts, String picture) {

  /** A picture of it as small as a stamp. */
  public String stamp() {
    return picture.isEmpty() ? "" : picture + "&width=320&height=180";
  }

  /** A picture of it as large as the page shows it. */
  public String poster() {
    return picture.isEmpty() ? null : picture + "&width=960&height=960";
  }
}
