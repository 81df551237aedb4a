package org.clipwright.services.work;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** What a worker found out or made for a caller who waits. */
public sealed interface WorkAnswer {

  /** What a stored object holds, as a reader object of a project's JSON. */
  record Contents(ObjectNode reader) implements WorkAnswer {}

  /** A picture that was stored under a key. */
  record Picture(String key) implements WorkAnswer {}

  /** All font families there are, sorted by name. */
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
}
