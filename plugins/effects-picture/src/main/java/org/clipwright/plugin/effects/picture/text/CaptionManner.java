package org.clipwright.plugin.effects.picture.text;

import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.clipwright.sdk.caption.CaptionPlace;
import org.clipwright.sdk.caption.CaptionStyle;
import org.clipwright.sdk.effect.EffectSetup;
import org.clipwright.sdk.media.Color;
import org.clipwright.sdk.parameter.ChoiceParameter;
import org.clipwright.sdk.parameter.ColorParameter;
import org.clipwright.sdk.parameter.ConstantParameter;
import org.clipwright.sdk.parameter.ParameterSpec;

/**
 * How captions are shown beyond what the original engine does; the same for the whole effect.
 *
 * @param mostLines most lines at a time; 0 for all
 */
record CaptionManner(Highlight highlight, Animation animation, SafeArea safeArea, int mostLines) {

  static final ChoiceParameter HIGHLIGHT =
      ParameterSpec.choice("highlight", "Highlight", 0, new TreeMap<>(Map.of(0, "None", 1, "Word", 2, "Line")));
  static final ColorParameter HIGHLIGHT_COLOR =
      ParameterSpec.color("highlight_color", "Highlight Color", Color.of(255, 221, 0));
  static final ChoiceParameter ANIMATION = ParameterSpec.choice("word_animation", "Word Animation", 0,
      new TreeMap<>(Map.of(0, "None", 1, "Pop", 2, "Slide", 3, "Typewriter")));
  static final ChoiceParameter SAFE_AREA = ParameterSpec.choice("safe_area", "Safe Area", 0,
      new TreeMap<>(Map.of(0, "None", 1, "Titles", 2, "Vertical Video")));
  static final ConstantParameter MOST_LINES = ParameterSpec.constant("most_lines", "Most Lines", 0, 0, 20);

  private static final int FIRST_OTHER_SCRIPT = 0x590;

  /** What is highlighted while it is spoken; in the order of the numbers in projects. */
  enum Highlight {
    NONE,
    WORD,
    LINE
  }

  /** How words appear when they are spoken; in the order of the numbers in projects. */
  enum Animation {
    NONE,
    POP,
    SLIDE,
    TYPEWRITER
  }

  /** Where captions stay clear of the picture's sides; in the order of the numbers in projects. */
  enum SafeArea {
    NONE(0, 0, 0, 0),
    TITLES(0.05, 0.05, 0.05, 0.05),
    /** Players of vertical video put a header, buttons and a description over the picture. */
    VERTICAL(0.06, 0.12, 0.14, 0.22);

    private final double left;
    private final double top;
    private final double right;
    private final double bottom;

    SafeArea(double left, double top, double right, double bottom) {
      this.left = left;
      this.top = top;
      this.right = right;
      this.bottom = bottom;
    }

    Rectangle2D of(double width, double height) {
      return new Rectangle2D.Double(left * width, top * height, (1 - left - right) * width,
          (1 - top - bottom) * height);
    }
  }

  static CaptionManner of(EffectSetup setup) {
    return new CaptionManner(
        choice(Highlight.values(), setup.value(HIGHLIGHT)), choice(Animation.values(), setup.value(ANIMATION)),
        choice(SafeArea.values(), setup.value(SAFE_AREA)), (int) Math.clamp(setup.value(MOST_LINES), 0, 20));
  }

  private static <T> T choice(T[] values, double number) {
    return values[(int) Math.clamp(number, 0, values.length - 1)];
  }

  /** Whether any of this, or styles, places and other scripts in the captions, asks for more than lines of letters. */
  boolean concerns(List<CaptionCues.Cue> cues) {
    boolean plain = highlight == Highlight.NONE && animation == Animation.NONE && safeArea == SafeArea.NONE
        && mostLines == 0;
    return !plain || cues.stream().anyMatch(CaptionManner::isStyled);
  }

  private static boolean isStyled(CaptionCues.Cue cue) {
    return !cue.place().equals(CaptionPlace.USUAL)
        || cue.pieces().stream().anyMatch(piece -> !piece.style().withVoice("").equals(CaptionStyle.PLAIN))
        || cue.lines().stream().anyMatch(line -> line.codePoints().anyMatch(code -> code >= FIRST_OTHER_SCRIPT
            && (code < 0x1E00 || code > 0x2BFF)));
  }
}
