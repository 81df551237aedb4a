package org.clipwright.sdk.title;

/**
 * A picture with text to fill in; a plugin's module {@code provides} it.
 *
 * <p>One object serves all threads.
 */
public interface TitleTemplate {

  /** The file name users choose it by, such as {@code Center-Text.svg}. */
  String name();

  /** One sentence on what it looks like. */
  String description();

  /** A complete SVG document, 1920 by 1080 unless the template says otherwise, with the given wording and look. */
  String svg(TitleText text);
}
