package org.clipwright.sdk.text;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.MatchResult;

/** The fonts with colours of this process; text in any font borrows emoji from them. */
public final class ColorFonts {

  /** Asks for a character's picture in colours, or for its plain form. */
  private static final int COLORED = 0xFE0F;

  private static final int PLAIN = 0xFE0E;

  private static final List<ColorFont> FONTS = new CopyOnWriteArrayList<>();

  private ColorFonts() {}

  /** Adds a font; earlier ones are preferred. */
  public static void add(ColorFont font) {
    FONTS.add(font);
  }

  /** The font for a cluster of characters; empty where it is no emoji, or no font has it. */
  static Optional<ColorFont> of(String cluster) {
    return isEmoji(cluster)
        ? FONTS.stream().filter(font -> FontFallback.canShow(font.shaping(), cluster)).findFirst() : Optional.empty();
  }

  /** Whether some of a text is drawn in colours. */
  static boolean draw(String text) {
    return !FONTS.isEmpty()
        && text.codePoints().anyMatch(code -> code == COLORED || Character.isEmojiPresentation(code))
        && ShapedLine.CLUSTER.matcher(text).results().map(MatchResult::group)
            .anyMatch(cluster -> of(cluster).isPresent());
  }

  private static boolean isEmoji(String cluster) {
    return cluster.indexOf(PLAIN) < 0 && (Character.isEmojiPresentation(cluster.codePointAt(0))
        || Character.isEmoji(cluster.codePointAt(0)) && cluster.indexOf(COLORED) > 0);
  }
}
