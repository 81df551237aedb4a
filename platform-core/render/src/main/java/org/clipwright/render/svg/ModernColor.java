package org.clipwright.render.svg;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A colour in the notations style sheets have added since SVG 1.1.
 *
 * @param rgb as {@code #rrggbb}
 * @param opacity 0 to 1
 */
record ModernColor(String rgb, double opacity) {

  /** Matches a possible colour of this kind anywhere in a value. */
  static final Pattern TOKEN = Pattern.compile(
      "(?<![(\"'\\w-]\\s{0,3})#[0-9a-fA-F]{3,8}(?![\\w-])"
          + "|(?i:\\b(?:rgba?|hsla?|hwb|(?:ok)?(?:lab|lch)|color)\\([^()]{1,100}\\)"
          + "|\\b(?:transparent|rebeccapurple)(?![\\w-]))");

  private static final Pattern PARTS = Pattern.compile("([-+.\\deE]+)(%|deg|grad|rad|turn)?");
  private static final Map<String, ModernColor> NAMES =
      Map.of("transparent", new ModernColor("#000000", 0), "rebeccapurple", new ModernColor("#663399", 1));

  /** One number of a colour with its unit. */
  private record Part(double value, String unit) {

    double of(double whole) {
      return unit.equals("%") ? value / 100 * whole : value;
    }

    double degrees() {
      return switch (unit) {
        case "rad" -> Math.toDegrees(value);
        case "grad" -> value * 0.9;
        case "turn" -> value * 360;
        default -> value;
      };
    }
  }

  /** The colour that a token denotes; empty when it is not one. */
  static Optional<ModernColor> of(String token) {
    String text = token.toLowerCase(Locale.ROOT);
    if (text.startsWith("#")) {
      return ofDigits(text.substring(1));
    }
    int open = text.indexOf('(');
    if (open < 0) {
      return Optional.ofNullable(NAMES.get(text));
    }
    String kind = text.substring(0, open);
    String inside = text.substring(open + 1, text.length() - 1).strip();
    String space = kind.equals("color") ? inside.split("\\s", 2)[0] : "";
    String[] words = inside.substring(space.length()).strip().split("\\s*[,/]\\s*|\\s+");
    Part[] parts = new Part[words.length];
    for (int i = 0; i < words.length; i++) {
      Optional<Part> part = part(words[i]);
      if (part.isEmpty() || words.length < 3 || words.length > 4) {
        return Optional.empty();
      }
      parts[i] = part.get();
    }
    double opacity = parts.length == 4 ? Math.clamp(parts[3].of(1), 0, 1) : 1;
    return rgb(kind, space, parts).map(rgb -> new ModernColor(hex(rgb[0], rgb[1], rgb[2]), opacity));
  }

  private static Optional<double[]> rgb(String kind, String space, Part[] parts) {
    Part first = parts[0];
    Part second = parts[1];
    Part third = parts[2];
    return switch (kind) {
      case "color" -> WideColor.of(space, new double[] {first.of(1), second.of(1), third.of(1)});
      case "lab" -> Optional.of(WideColor.lab(first.of(100), second.of(125), third.of(125)));
      case "oklab" -> Optional.of(WideColor.oklab(first.of(1), second.of(0.4), third.of(0.4)));
      case "lch" -> {
        double turn = Math.toRadians(third.degrees());
        yield Optional.of(WideColor.lab(first.of(100), second.of(150) * Math.cos(turn),
            second.of(150) * Math.sin(turn)));
      }
      case "oklch" -> {
        double turn = Math.toRadians(third.degrees());
        yield Optional.of(WideColor.oklab(first.of(1), second.of(0.4) * Math.cos(turn),
            second.of(0.4) * Math.sin(turn)));
      }
      case "hwb" -> Optional.of(WideColor.hwb(hsl(first.degrees(), 1, 0.5), second.value() / 100,
          third.value() / 100));
      case "hsl", "hsla" -> Optional.of(hsl(first.degrees(), second.value() / 100, third.value() / 100));
      default -> Optional.of(new double[] {first.of(255), second.of(255), third.of(255)});
    };
  }

  private static Optional<Part> part(String word) {
    Matcher matcher = PARTS.matcher(word.equals("none") ? "0" : word);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    String unit = matcher.group(2) == null ? "" : matcher.group(2);
    return Declarations.parsed(matcher.group(1)).map(value -> new Part(value, unit));
  }

  private static Optional<ModernColor> ofDigits(String digits) {
    String full = digits.length() < 5 ? digits.replaceAll("(.)", "$1$1") : digits;
    return switch (full.length()) {
      case 6 -> Optional.of(new ModernColor("#" + full, 1));
      case 8 ->
          Optional.of(new ModernColor("#" + full.substring(0, 6), Integer.parseInt(full.substring(6), 16) / 255.0));
      default -> Optional.empty();
    };
  }

  /** The CSS Color Module's formula. */
  private static double[] hsl(double degrees, double strength, double light) {
    double hue = (degrees % 360 + 360) % 360;
    double saturation = Math.clamp(strength, 0, 1);
    double lightness = Math.clamp(light, 0, 1);
    double reach = saturation * Math.min(lightness, 1 - lightness);
    return new double[] {channel(0, hue, lightness, reach), channel(8, hue, lightness, reach),
      channel(4, hue, lightness, reach)};
  }

  private static double channel(int shift, double hue, double lightness, double reach) {
    double at = (shift + hue / 30) % 12;
    return 255 * (lightness - reach * Math.clamp(Math.min(at - 3, 9 - at), -1, 1));
  }

  private static String hex(double red, double green, double blue) {
    return String.format(Locale.ROOT, "#%02x%02x%02x", byteOf(red), byteOf(green), byteOf(blue));
  }

  private static int byteOf(double value) {
    return Math.clamp(Math.round(value), 0, 255);
  }
}
