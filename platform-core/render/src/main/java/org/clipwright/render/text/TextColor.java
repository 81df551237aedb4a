package org.clipwright.render.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;

/** Parses colours as the original's text reader writes them: {@code #rrggbb}, {@code #aarrggbb}, or a name. */
final class TextColor {

  private static final Properties NAMES = names();

  private TextColor() {}

  /** The CSS colour names with their values as {@code rrggbb}. */
  private static Properties names() {
    Properties names = new Properties();
    try (InputStream text = TextColor.class.getResourceAsStream("css-colors.properties")) {
      names.load(text);
      return names;
    } catch (IOException unreadable) {
      throw new UncheckedIOException("The names of colours cannot be read.", unreadable);
    }
  }

  /** Alpha, red, green and blue from the highest byte down; empty when the text is not a known colour. */
  static Optional<Integer> parse(String text) {
    String color = text.strip().toLowerCase(Locale.ROOT);
    if (color.equals("transparent")) {
      return Optional.of(0);
    }
    if (color.matches("#[0-9a-f]{3}")) {
      return parse(color.replaceAll("([0-9a-f])", "$1$1"));
    }
    if (color.matches("#[0-9a-f]{6}")) {
      return Optional.of(0xFF000000 | Integer.parseInt(color.substring(1), 16));
    }
    if (color.matches("#[0-9a-f]{8}")) {
      return Optional.of(Integer.parseUnsignedInt(color.substring(1), 16));
    }
    return Optional.ofNullable(NAMES.getProperty(color)).map(rgb -> 0xFF000000 | Integer.parseInt(rgb, 16));
  }
}
