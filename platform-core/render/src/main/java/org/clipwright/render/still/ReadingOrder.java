package org.clipwright.render.still;

import java.text.AttributedCharacterIterator;
import java.text.CharacterIterator;
import java.util.Map;
import org.apache.batik.gvt.text.GVTAttributedCharacterIterator;
import org.clipwright.sdk.text.ShapedLine;

/**
 * A piece of text in the order in which it is read; Batik gives it in the order in which it is displayed.
 *
 * @param direction of the piece as a whole
 */
record ReadingOrder(String text, ShapedLine.Direction direction) {

  /** Characters that were replaced by their mirror images for display. */
  private static final Map<Character, Character> MIRRORED = Map.of('(', ')', ')', '(', '[', ']', ']', '[', '{', '}',
      '}', '{', '<', '>', '>', '<', '\u00AB', '\u00BB', '\u00BB', '\u00AB');

  static ReadingOrder of(CharacterIterator displayed) {
    int count = displayed.getEndIndex() - displayed.getBeginIndex();
    char[] text = new char[count];
    int[] levels = new int[count];
    int lowest = Integer.MAX_VALUE;
    int highest = 0;
    for (int i = 0; i < count; i++) {
      text[i] = displayed.setIndex(displayed.getBeginIndex() + i);
      levels[i] = level(displayed);
      lowest = Math.min(lowest, levels[i]);
      highest = Math.max(highest, levels[i]);
      text[i] = levels[i] % 2 == 1 ? MIRRORED.getOrDefault(text[i], text[i]) : text[i];
    }
    displayed.first();
    for (int level = 1; level <= highest; level++) {
      restore(text, levels, level);
    }
    return new ReadingOrder(new String(text),
        count > 0 && lowest % 2 == 1 ? ShapedLine.Direction.TO_THE_LEFT : ShapedLine.Direction.TO_THE_RIGHT);
  }

  private static int level(CharacterIterator displayed) {
    return displayed instanceof AttributedCharacterIterator attributed
        && attributed.getAttribute(GVTAttributedCharacterIterator.TextAttribute.BIDI_LEVEL) instanceof Integer level
            ? level : 0;
  }

  /** For display, stretches are reversed from the highest level to the lowest. */
  private static void restore(char[] text, int[] levels, int level) {
    for (int from = 0; from < text.length; from++) {
      int to = from;
      while (to < text.length && levels[to] >= level) {
        to++;
      }
      for (int i = from, j = to - 1; i < j; i++, j--) {
        char letter = text[i];
        text[i] = text[j];
        text[j] = letter;
        int kept = levels[i];
        levels[i] = levels[j];
        levels[j] = kept;
      }
      from = Math.max(from, to - 1);
    }
  }
}
