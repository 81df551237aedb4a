package org.clipwright.render.still;

import java.awt.Font;
import java.awt.GraphicsEnvironment;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.clipwright.render.codec.MediaException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** Finds the fonts that are not installed, so that text in them is drawn in another. */
public final class MissingFonts {

  private static final String FAMILY = "font-family";

  private static final Pattern DECLARATION = Pattern.compile("(?<![\\w-])" + FAMILY + "\\s{0,9}:([^;{}]*+)");

  /** Names that mean no particular font. */
  private static final Set<String> KINDS = Set.of("serif", "monospace", "cursive", "fantasy", "system-ui", "ui-serif",
      "ui-sans-serif", "ui-monospace", "ui-rounded", "math", "emoji", "fangsong", "inherit", "initial", "unset");

  private MissingFonts() {}

  /** Those of some families, or of fonts named in full, that are not installed. */
  public static List<String> of(List<String> families) {
    List<String> particular = families.stream().distinct().filter(MissingFonts::isParticular).toList();
    Set<String> installed = particular.isEmpty() ? Set.of() : installed();
    return particular.stream().filter(family -> !installed.contains(family.strip())).toList();
  }

  /**
   * The families that the texts of a drawing ask for and that are not installed; of a list of families, only the first
   * is what its author sees.
   *
   * @throws MediaException when the drawing is missing, not SVG, or too large
   */
  public static List<String> of(Path drawing) {
    return SvgReader.call(drawing, DrawingLimits.USUAL,
        () -> of(named(SvgDocument.read(drawing, DrawingLimits.USUAL))));
  }

  private static boolean isParticular(String family) {
    return !KINDS.contains(family.strip().toLowerCase(Locale.ROOT)) && !SvgFonts.isBundled(family);
  }

  /** The names of all families and of all fonts, whatever their case; telling them takes the system a while. */
  private static Set<String> installed() {
    GraphicsEnvironment system = GraphicsEnvironment.getLocalGraphicsEnvironment();
    Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    names.addAll(List.of(system.getAvailableFontFamilyNames()));
    for (Font font : system.getAllFonts()) {
      names.add(font.getFontName());
    }
    return names;
  }

  private static List<String> named(Document drawing) {
    Set<String> names = new LinkedHashSet<>();
    NodeList elements = drawing.getElementsByTagNameNS("*", "*");
    for (int i = 0; i < elements.getLength(); i++) {
      Element element = (Element) elements.item(i);
      if (!element.getTextContent().isBlank()) {
        lists(element).forEach(list -> names.add(first(list)));
      }
    }
    names.remove("");
    return List.copyOf(names);
  }

  private static List<String> lists(Element element) {
    List<String> lists = new ArrayList<>(List.of(element.getAttribute(FAMILY)));
    String declarations =
        "style".equals(element.getLocalName()) ? element.getTextContent() : element.getAttribute("style");
    Matcher declaration = DECLARATION.matcher(declarations);
    while (declaration.find()) {
      lists.add(declaration.group(1));
    }
    return lists;
  }

  private static String first(String list) {
    return list.split(",", 2)[0].replaceFirst("!\\s*important\\s*$", "").strip()
        .replaceAll("^['\"]|['\"]$", "").strip();
  }
}
