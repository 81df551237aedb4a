package org.clipwright.services.work;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** A worker's answer to a waiting caller. */
public sealed interface WorkAnswer {

  /** The probed facts of a stored object, as a reader object of a project's JSON. */
  record Contents(ObjectNode reader) implements WorkAnswer {}

  /** A picture that was stored under a key. */
  record Picture(String key) implements WorkAnswer {}

  /** Something that was made from media and stays stored under a key, to be found again. */
  record Kept(String key) implements WorkAnswer {}

  /** All font families, sorted by name. */
  record Fonts(List<FontFamily> families) implements WorkAnswer {
    public Fonts {
      families = List.copyOf(families);
    }
  }

  /** A family of fonts and the names of its styles. */
  record FontFamily(String family, List<String> styles) {
    public FontFamily {
      styles = List.copyOf(styles);
    }
  }

  /**
   * The fonts that are not installed.
   *
   * @param families of those named
   * @param drawings for each drawing, of those it names
   */
  record MissingFonts(List<String> families, List<List<String>> drawings) implements WorkAnswer {
    public MissingFonts {
      families = List.copyOf(families);
      drawings = drawings.stream().map(List::copyOf).toList();
    }
  }

  /**
   * A text as it fits, and its font.
   *
   * @param lines plain text
   * @param font the family that draws it
   * @param replaced whether that is another than the one named, which is not installed
   * @param size the font size at which it fits
   */
  record FittedText(List<String> lines, String font, boolean replaced, double size) implements WorkAnswer {
    public FittedText {
      lines = List.copyOf(lines);
    }
  }
}
