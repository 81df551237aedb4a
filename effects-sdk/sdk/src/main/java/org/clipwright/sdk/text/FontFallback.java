package org.clipwright.sdk.text;

import java.awt.Font;
import java.awt.GraphicsEnvironment;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Finds, among all fonts of this process, one that has the glyphs that another lacks. */
final class FontFallback {

  private static final int MOST_KNOWN = 8192;

  /** Families whose text looks best beside that of others; the rest follow by name, fonts of pictures last. */
  private static final List<String> PREFERRED = List.of("DejaVu Sans", "Noto Sans", "Noto ");

  /** Fonts by the first character that they were found for. */
  private static final Map<Integer, Font> KNOWN = new ConcurrentHashMap<>();

  /** Characters that no font has, with how many fonts there were: some are added later. */
  private static final Map<Integer, Integer> MISSING = new ConcurrentHashMap<>();

  private FontFallback() {}

  /** A font that can show all characters of a cluster, in the style and size of the wanted one. */
  static Font of(String cluster, Font wanted) {
    return canShow(wanted, cluster) ? wanted
        : found(cluster).map(font -> font.deriveFont(wanted.getStyle(), wanted.getSize2D())).orElse(wanted);
  }

  /** Whether there is a font that can show a cluster. */
  static boolean isKnown(String cluster) {
    return found(cluster).isPresent();
  }

  private static Optional<Font> found(String cluster) {
    return known(cluster).or(() -> searched(cluster));
  }

  private static Optional<Font> known(String cluster) {
    return Optional.ofNullable(KNOWN.get(cluster.codePointAt(0))).filter(font -> canShow(font, cluster));
  }

  private static Optional<Font> searched(String cluster) {
    int first = cluster.codePointAt(0);
    Font[] all = GraphicsEnvironment.getLocalGraphicsEnvironment().getAllFonts();
    if (MISSING.getOrDefault(first, -1) == all.length) {
      return Optional.empty();
    }
    List<Font> candidates = Stream.of(all)
        .sorted(Comparator.comparingInt(FontFallback::rank).thenComparingInt(font -> font.getFontName().length())
            .thenComparing(font -> font.getFontName()))
        .toList();
    Optional<Font> found = candidates.stream().filter(font -> canShow(font, cluster)).findFirst()
        .or(() -> candidates.stream().filter(font -> font.canDisplay(first)).findFirst());
    if (found.isPresent()) {
      remember(KNOWN, first, found.get());
    } else if (!isInvisible(first)) {
      remember(MISSING, first, all.length);
    }
    return found;
  }

  private static <T> void remember(Map<Integer, T> known, int character, T what) {
    if (known.size() >= MOST_KNOWN) {
      known.clear();
    }
    known.put(character, what);
  }

  private static int rank(Font font) {
    String family = font.getFamily();
    for (int i = 0; i < PREFERRED.size(); i++) {
      if (family.startsWith(PREFERRED.get(i))) {
        return i;
      }
    }
    return PREFERRED.size();
  }

  /** Characters that only govern others need no glyph. */
  static boolean canShow(Font font, String cluster) {
    return cluster.codePoints().allMatch(code -> isInvisible(code) || font.canDisplay(code));
  }

  private static boolean isInvisible(int code) {
    return Character.getType(code) == Character.FORMAT || Character.isWhitespace(code)
        || code >= 0xFE00 && code <= 0xFE0F;
  }
}
