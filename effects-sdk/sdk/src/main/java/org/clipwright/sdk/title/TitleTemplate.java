package org.clipwright.sdk.title;

import java.util.Optional;

/**
 * A picture with text to fill in; a plugin's module {@code provides} it.
 *
 * <p>One object serves all threads.
 */
public interface TitleTemplate {

  /** The file name by which users select it, such as {@code Center-Text.svg}. */
  String name();

  /** One sentence on what it looks like. */
  String description();

  /** A complete SVG document, 1920 by 1080 unless the template says otherwise, with the given wording and look. */
  String svg(TitleText text);

  /**
   * The same, laid out for a canvas; the document has that canvas's size. Templates that do not override this have one
   * size, and are scaled to fit others.
   */
  default String svg(TitleText text, TitleCanvas canvas) {
    return svg(text);
  }

  /** The text of its preview, if users give none; line breaks start new lines. */
  default String sample() {
    return "Your Title";
  }

  /**
   * The space that the text may take if users ask for it to be fitted: then, lines are broken between words, and the
   * font size is reduced as far as necessary, before the document is requested. Empty if the template always fits the
   * text itself.
   *
   * @param text what users sent
   */
  default Optional<TitleRoom> room(TitleText text) {
    return Optional.of(new TitleRoom(
        0.9 * TitleCanvas.USUAL.width(), 0.9 * TitleCanvas.USUAL.height(), Integer.MAX_VALUE));
  }
}
