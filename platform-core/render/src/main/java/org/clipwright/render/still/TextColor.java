package org.clipwright.render.still;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads colours as the original's text reader writes them: {@code #rrggbb}, {@code #aarrggbb}, or a name. */
final class TextColor {

  private static final Map<String, Integer> NAMES = Map.ofEntries(
      Map.entry("black", 0x000000), Map.entry("white", 0xFFFFFF), Map.entry("red", 0xFF0000), Map.entry("lime", 0x00FF00),
      Map.entry("blue", 0x0000FF), Map.entry("yellow", 0xFFFF00), Map.entry("cyan", 0x00FFFF), Map.entry("aqua", 0x00FFFF),
      Map.entry("magenta", 0xFF00FF), Map.entry("fuchsia", 0xFF00FF), Map.entry("silver", 0xC0C0C0), Map.entry("gray", 0x808080),
      Map.entry("grey", 0x808080), Map.entry("maroon", 0x800000), Map.entry("olive", 0x808000), Map.entry("green", 0x008000),
      Map.entry("purple", 0x800080), Map.entry("teal", 0x008080), Map.entry("navy", 0x000080), Map.entry("orange", 0xFFA500),
      Map.entry("brown", 0xA52A2A), Map.entry("pink", 0xFFC0CB), Map.entry("gold", 0xFFD700), Map.entry("violet", 0xEE82EE),
      Map.entry("indigo", 0x4B0082), Map.entry("beige", 0xF5F5DC), Map.entry("darkgray", 0xA9A9A9),
      Map.entry("darkgrey", 0xA9A9A9), Map.entry("lightgray", 0xD3D3D3), Map.entry("lightgrey", 0xD3D3D3));

  private TextColor() {}

  /** Alpha, red, green and blue from the highest byte on; empty where the text is no colour that is known. */
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
    return Optional.ofNullable(NAMES.get(color)).map(rgb -> 0xFF000000 | rgb);
  }
}
