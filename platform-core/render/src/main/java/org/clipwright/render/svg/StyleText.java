package org.clipwright.render.svg;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.w3c.dom.Element;

/** Rewrites declarations: those in style sheets and style attributes, and presentation attributes. */
final class StyleText {

  /** The properties that take a colour, each with the one for its opacity. */
  private static final Map<String, String> COLORS = Map.of("fill", "fill-opacity", "stroke", "stroke-opacity",
      "stop-color", "stop-opacity", "flood-color", "flood-opacity", "lighting-color", "", "color", "");

  private static final Set<String> OTHERS =
      Set.of("filter", "font-weight", "marker-start", "letter-spacing", "word-spacing", "font-size", "stroke-width",
          "opacity", "fill-opacity", "stroke-opacity", "stop-opacity", "flood-opacity", "font-family", "clip-path");

  private static final Pattern DECLARATION = Pattern.compile("(?<![\\w-])("
      + Stream.concat(COLORS.keySet().stream(), OTHERS.stream()).collect(Collectors.joining("|"))
      + ")\\s{0,9}:([^;{}]*+)");

  private static final Pattern HEAVY = Pattern.compile("\\s*600\\s*");

  private static final Pattern PERCENT = Pattern.compile("([.\\d]{1,20})%");

  private final CustomProperties custom;
  private final FilterFunctions filters;
  private final NewDefinitions definitions;
  private final MediaQuery media;

  StyleText(CustomProperties custom, FilterFunctions filters, NewDefinitions definitions, MediaQuery media) {
    this.media = media;
    this.custom = custom;
    this.filters = filters;
    this.definitions = definitions;
  }

  void rewrite(Element element) {
    if (element.getLocalName().equals("style")) {
      String text = element.getTextContent();
      String changed = declarations(SheetRules.plain(text, media));
      if (!changed.equals(text)) {
        element.setTextContent(changed);
      }
      return;
    }
    String style = element.getAttribute("style");
    if (!style.isEmpty()) {
      element.setAttribute("style", declarations(style));
      keepSpaces(element, style);
    }
    OTHERS.forEach(property -> rewrite(element, property));
    COLORS.keySet().forEach(property -> rewrite(element, property));
  }

  private void rewrite(Element element, String property) {
    String value = element.getAttribute(property);
    if (value.isEmpty() || !Svg11.isDrawing(element)) {
      return;
    }
    String filled = filledIn(value);
    String changed = changed(property, filled);
    String opacity = COLORS.getOrDefault(property, "");
    if (!opacity.isEmpty()) {
      double share = opacity(changed, filled);
      if (share < 1) {
        double stated = share(element.getAttribute(opacity));
        element.setAttribute(opacity, Declarations.number(share * stated));
      }
    }
    if (!changed.equals(value)) {
      element.setAttribute(property, changed);
    }
  }

  private String declarations(String text) {
    String known = text.contains("--") ? CustomProperties.removedFrom(text) : text;
    String changed = DECLARATION.matcher(known).replaceAll(found -> Matcher.quoteReplacement(
        declaration(found.group(1), found.group(2), found.group())));
    return StyledGeometry.renamed(changed, this::filledIn);
  }

  private String declaration(String property, String value, String whole) {
    String filled = filledIn(value);
    String changed = changed(property, filled);
    String opacity = COLORS.getOrDefault(property, "");
    double share = opacity.isEmpty() ? 1 : opacity(changed, filled);
    if (share < 1) {
      return property + ":" + changed + ";" + opacity + ":" + Declarations.number(share);
    }
    return changed.equals(value) ? whole : property + ":" + changed;
  }

  private String filledIn(String value) {
    return value.contains("var(") ? custom.filledIn(value) : value;
  }

  private String changed(String property, String filled) {
    return switch (property) {
      case "filter" -> filters.named(filled);
      case "clip-path" -> ClipShape.named(filled, definitions);
      case "font-weight" -> HEAVY.matcher(filled).matches() ? "bold" : filled;
      case "marker-start" -> definitions.reversedMarker(filled);
      case "opacity", "fill-opacity", "stroke-opacity", "stop-opacity", "flood-opacity" -> PERCENT.matcher(filled)
          .replaceAll(found -> Declarations.parsed(found.group(1)).map(share -> Declarations.number(share / 100))
              .orElse("1"));
      default -> COLORS.containsKey(property) ? opaque(filled) : filled;
    };
  }

  private static String opaque(String value) {
    return ModernColor.TOKEN.matcher(value).replaceAll(
        found -> ModernColor.of(found.group()).map(ModernColor::rgb).orElse(Matcher.quoteReplacement(found.group())));
  }

  /** The opacity of the colour in a value. */
  private static double opacity(String changed, String filled) {
    if (changed.contains("url(")) {
      return 1;
    }
    Matcher token = ModernColor.TOKEN.matcher(filled);
    return token.find() ? ModernColor.of(token.group()).map(ModernColor::opacity).orElse(1.0) : 1;
  }

  private static double share(String stated) {
    return Declarations.parsed(stated.strip()).map(share -> Math.clamp(share, 0, 1)).orElse(1.0);
  }

  /** SVG 2 preserves spaces through a property, SVG 1.1 through an attribute. */
  private static void keepSpaces(Element element, String style) {
    String spaces = Declarations.value(style, "white-space").toLowerCase(Locale.ROOT);
    if (spaces.startsWith("pre") || spaces.equals("break-spaces")) {
      element.setAttributeNS("http://www.w3.org/XML/1998/namespace", "xml:space", "preserve");
    }
  }
}
