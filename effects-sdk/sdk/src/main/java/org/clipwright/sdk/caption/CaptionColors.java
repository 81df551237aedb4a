package org.clipwright.sdk.caption;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.clipwright.sdk.media.Color;

/** Reads and writes the colours of caption markup. */
final class CaptionColors {

  private static final Pattern HEX = Pattern.compile("#?(?:[0-9a-fA-F]{3}|[0-9a-fA-F]{6}|[0-9a-fA-F]{8})");
  private static final Pattern SUB_STATION = Pattern.compile("&?[hH]?([0-9a-fA-F]{1,8})&?");

  /** The sixteen colours of HTML, plus those that WebVTT adds or that are common in subtitles. */
  private static final Map<String, Integer> NAMES = new HashMap<>(Map.ofEntries(
      Map.entry("white", 0xffffff), Map.entry("black", 0x000000), Map.entry("red", 0xff0000),
      Map.entry("lime", 0x00ff00), Map.entry("green", 0x008000), Map.entry("blue", 0x0000ff),
      Map.entry("yellow", 0xffff00), Map.entry("cyan", 0x00ffff), Map.entry("aqua", 0x00ffff),
      Map.entry("magenta", 0xff00ff), Map.entry("fuchsia", 0xff00ff), Map.entry("gray", 0x808080),
      Map.entry("grey", 0x808080), Map.entry("silver", 0xc0c0c0), Map.entry("maroon", 0x800000),
      Map.entry("navy", 0x000080), Map.entry("olive", 0x808000), Map.entry("purple", 0x800080),
      Map.entry("teal", 0x008080), Map.entry("orange", 0xffa500), Map.entry("pink", 0xffc0cb),
      Map.entry("gold", 0xffd700)));

  private CaptionColors() {}

  /** The colour that a name or a CSS colour stands for; empty if the text is neither. */
  static Optional<Color> named(String word) {
    String clean = word.strip().toLowerCase(Locale.ROOT);
    if (NAMES.containsKey(clean)) {
      return Optional.of(ofRgb(NAMES.get(clean)));
    }
    if (!HEX.matcher(clean).matches()) {
      return Optional.empty();
    }
    String digits = clean.startsWith("#") ? clean.substring(1) : clean;
    if (digits.length() == 3) {
      digits = digits.replaceAll("(.)", "$1$1");
    }
    return Optional.of(ofRgb(Integer.parseInt(digits.substring(0, 6), 16)));
  }

  /** A SubStation colour, whose digits are blue, green, red; empty if it is not a colour. */
  static Optional<Color> subStation(String value) {
    var matcher = SUB_STATION.matcher(value.strip());
    if (!matcher.matches()) {
      return Optional.empty();
    }
    long bgr = Long.parseLong(matcher.group(1), 16);
    return Optional.of(Color.of((int) (bgr & 255), (int) (bgr >> 8 & 255), (int) (bgr >> 16 & 255)));
  }

  /** As {@code #rrggbb}. */
  static String hex(Color color) {
    return String.format(Locale.ROOT, "#%02x%02x%02x", color.red(), color.green(), color.blue());
  }

  private static Color ofRgb(int rgb) {
    return Color.of(rgb >> 16 & 255, rgb >> 8 & 255, rgb & 255);
  }
}
