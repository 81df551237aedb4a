package org.clipwright.render.still;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import org.clipwright.render.codec.MediaException;
import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;

/** Counts the elements of a drawing with everything it repeats expanded, without expanding it. */
final class SvgExpansion {

  private static final Pattern REFERENCE = Pattern.compile("url\\(\\s*['\"]?#([^)'\"\\s]+)");
  private static final Pattern WORD = Pattern.compile("\\*|[.#]?[\\w-]+");
  private static final Set<String> INHERITED =
      Set.of("fill", "stroke", "marker", "marker-start", "marker-mid", "marker-end");

  /** Elements built once for all that refer to them. */
  private static final Set<String> GRADIENTS = Set.of("linearGradient", "radialGradient");

  private static final int MOST_CHARACTERS = 20_000;
  private static final int MOST_FILTERED = 250;
  private static final int MOST_COMPARISONS = 20_000_000;

  private final String name;
  private final Document document;
  private final DrawingLimits limits;
  private final Map<String, Element> byId = new HashMap<>();
  private final Map<String, List<Reference>> referencesByWord = new HashMap<>();
  private final Map<Element, Cost> known = new IdentityHashMap<>();
  private final Map<Element, FilterUses> knownUses = new IdentityHashMap<>();
  private final Set<Element> entered = new HashSet<>();
  private final StyleMatching matching = new StyleMatching();
  private long indexed;

  /**
   * An element that another one refers to; if the property is inherited, everything inside the other one repeats it.
   */
  private record Reference(String id, boolean inherited) {}

  /** The number of elements one expands to, and their nesting depth. */
  private record Cost(long elements, int depth) {

    static final Cost NONE = new Cost(0, 0);

    Cost beside(Cost other) {
      return new Cost(elements + other.elements, Math.max(depth, other.depth));
    }

    Cost times(long count) {
      return new Cost(elements * count, depth);
    }

    Cost inside() {
      return new Cost(elements + 1, depth + 1);
    }
  }

  SvgExpansion(String name, Document document, DrawingLimits limits) {
    this.name = name;
    this.document = document;
    this.limits = limits;
  }

  /**
   * Returns if the drawing may be drawn.
   *
   * @throws MediaException when it expands too far
   */
  void require() {
    if (document.getDocumentElement() != null) {
      index(document.getDocumentElement());
      Cost whole = cost(document.getDocumentElement(), 1);
      if (matching.with(whole.elements, whole.depth) > MOST_COMPARISONS) {
        throw new MediaException(name + " is too complex: it has too many style rules for its number of elements, or"
            + " selectors with too many parts. Use fewer rules, or classes.");
      }
    }
  }

  static MediaException tooMany(String name, DrawingLimits limits) {
    return new MediaException(String.format(Locale.ROOT,
        "%s is too complex: including everything that it repeats with <use>, patterns and the like, it has more than"
            + " %,d elements.",
        name, limits.elements()));
  }

  static MediaException tooDeep(String name, DrawingLimits limits) {
    return new MediaException(
        name + " is nested too deeply: at most " + limits.depth()
            + " elements can be nested, including those repeated by <use>.");
  }

  private void index(Element element) {
    for (String id : List.of(element.getAttribute("id"), element.getAttributeNS(XMLConstants.XML_NS_URI, "id"))) {
      if (!id.isEmpty()) {
        byId.putIfAbsent(id, element);
      }
    }
    if ("style".equals(element.getLocalName())) {
      indexStyle(element.getTextContent());
    }
    for (Element child : children(element)) {
      index(child);
    }
  }

  /**
   * Indexes what a rule refers to under each word of its selectors. This may match more elements than the rule does.
   */
  private void indexStyle(String text) {
    int begin = 0;
    String selectors = "";
    for (int at = 0; at < text.length(); at++) {
      if (text.charAt(at) == '{') {
        selectors = text.substring(begin, at);
        begin = at + 1;
      } else if (text.charAt(at) == '}') {
        indexRule(selectors, text.substring(begin, at));
        selectors = "";
        begin = at + 1;
      }
    }
  }

  private void indexRule(String selectors, String declarations) {
    matching.add(selectors);
    List<Reference> references = declared(declarations);
    if (!references.isEmpty()) {
      for (Matcher word = WORD.matcher(selectors); word.find();) {
        indexed += references.size();
        if (indexed > limits.elements()) {
          throw tooMany(name, limits);
        }
        referencesByWord.computeIfAbsent(word.group(), _ -> new ArrayList<>()).addAll(references);
      }
    }
  }

  private Cost cost(Element element, int depth) {
    if (depth > limits.depth()) {
      throw tooDeep(name, limits);
    }
    Cost cost = known.get(element);
    if (cost == null && entered.add(element)) {
      cost = counted(element, depth);
      known.put(element, cost);
      entered.remove(element);
    }
    return require(cost == null ? Cost.NONE : cost, depth);
  }

  private Cost require(Cost cost, int depth) {
    if (cost.elements > limits.elements()) {
      throw tooMany(name, limits);
    }
    if (depth + cost.depth > limits.depth() + 1) {
      throw tooDeep(name, limits);
    }
    return cost;
  }

  private Cost counted(Element element, int depth) {
    DrawingThread.requireTime();
    Cost content = Cost.NONE;
    for (Element child : children(element)) {
      content = require(content.beside(cost(child, depth + 1)), depth);
    }
    requireShortText(element);
    long painted = content.elements + 1;
    for (Reference reference : references(element)) {
      Cost once = target(reference.id, depth);
      content = filtered(content, reference.id, once, depth);
      content = require(content.beside(once.times(reference.inherited ? painted : 1)), depth);
    }
    return content.inside();
  }

  /** What a filter is applied to, as often as its steps take it, and its steps as often as each is taken again. */
  private Cost filtered(Cost content, String id, Cost once, int depth) {
    Element filter = byId.get(id);
    if (filter == null || !"filter".equals(filter.getLocalName())) {
      return content;
    }
    FilterUses uses = knownUses.get(filter);
    if (uses == null) {
      uses = FilterUses.of(filter, step -> cost(step, depth + 2).elements, MOST_FILTERED);
      knownUses.put(filter, uses);
    }
    if (Math.max(uses.elements(), uses.sources()) > MOST_FILTERED) {
      throw new MediaException(String.format(Locale.ROOT,
          "%s is too complex: the steps of a filter, each counted as often as others take its result, are more than"
              + " %,d.",
          name, MOST_FILTERED));
    }
    return content.times(Math.max(1, uses.sources())).beside(new Cost(Math.max(0, uses.elements() - once.elements), 0));
  }

  /** A text is laid out as a whole, in a time that grows with the square of its length. */
  private void requireShortText(Element element) {
    if ("text".equals(element.getLocalName()) && element.getTextContent().length() > MOST_CHARACTERS) {
      throw new MediaException(String.format(Locale.ROOT,
          "%s is too complex: one of its texts has more than %,d characters. Divide it among several <text> elements.",
          name, MOST_CHARACTERS));
    }
  }

  private Cost target(String id, int depth) {
    Element target = byId.get(id);
    return target == null || GRADIENTS.contains(target.getLocalName()) ? Cost.NONE : cost(target, depth + 1);
  }

  private List<Reference> references(Element element) {
    List<Reference> references = new ArrayList<>();
    NamedNodeMap attributes = element.getAttributes();
    for (int i = 0; i < attributes.getLength(); i++) {
      Attr attribute = (Attr) attributes.item(i);
      String value = attribute.getValue().strip();
      if ("href".equals(attribute.getLocalName()) || attribute.getName().equals("href")) {
        if (value.startsWith("#") && !"a".equals(element.getLocalName())) {
          references.add(new Reference(value.substring(1), false));
        }
      } else if (attribute.getName().equals("style")) {
        references.addAll(declared(value));
      } else {
        references.addAll(named(attribute.getName(), value));
      }
    }
    for (String word : words(element)) {
      references.addAll(referencesByWord.getOrDefault(word, List.of()));
    }
    return references;
  }

  private List<String> words(Element element) {
    if (referencesByWord.isEmpty()) {
      return List.of();
    }
    List<String> words =
        new ArrayList<>(List.of("*", String.valueOf(element.getLocalName()), "#" + element.getAttribute("id")));
    for (String name : element.getAttribute("class").split("\\s+")) {
      words.add("." + name);
    }
    return words;
  }

  private static List<Reference> declared(String declarations) {
    List<Reference> references = new ArrayList<>();
    for (String declaration : declarations.split(";")) {
      int colon = declaration.indexOf(':');
      if (colon > 0) {
        references.addAll(named(declaration.substring(0, colon).strip(), declaration.substring(colon)));
      }
    }
    return references;
  }

  private static List<Reference> named(String property, String value) {
    if (!value.contains("url(")) {
      return List.of();
    }
    boolean inherited = INHERITED.contains(property);
    return REFERENCE.matcher(value).results().map(found -> new Reference(found.group(1), inherited)).toList();
  }

  /** The elements directly inside one. */
  static List<Element> children(Element element) {
    List<Element> children = new ArrayList<>();
    for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Element child) {
        children.add(child);
      }
    }
    return children;
  }
}
