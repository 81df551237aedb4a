package org.clipwright.timeline.exchange.finalcut;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.clipwright.timeline.ProjectException;

/**
 * An element of a document, with all that is in it.
 *
 * @param text its own text, without that of its children
 */
record XmlItem(String name, Map<String, String> attributes, List<XmlItem> children, String text) {

  private static final int DEEPEST = 64;

  /** Each takes many times the memory of its text. */
  private static final int MOST_ITEMS = 200_000;

  /**
   * Reads a document. Nothing outside it is opened, and entities that it declares are unknown.
   *
   * @throws ProjectException if it is no XML; the message says where
   */
  static XmlItem parse(String document) {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    try {
      XMLStreamReader reader = factory.createXMLStreamReader(new StringReader(document));
      while (reader.next() != XMLStreamConstants.START_ELEMENT) {
        // What comes before the root says nothing.
      }
      return new Parsing(reader).item(0);
    } catch (XMLStreamException e) {
      throw new ProjectException("The document is not valid XML: line " + e.getLocation().getLineNumber() + ", column "
          + e.getLocation().getColumnNumber() + ".");
    }
  }

  private static final class Parsing {

    private final XMLStreamReader reader;
    private int items;

    Parsing(XMLStreamReader reader) {
      this.reader = reader;
    }

    XmlItem item(int depth) throws XMLStreamException {
      if (depth > DEEPEST || ++items > MOST_ITEMS) {
        throw new ProjectException("The document has more than 200,000 elements, or more than 64 in each other.");
      }
      String name = reader.getLocalName();
      Map<String, String> attributes = new LinkedHashMap<>();
      for (int i = 0; i < reader.getAttributeCount(); i++) {
        attributes.put(reader.getAttributeLocalName(i), reader.getAttributeValue(i));
      }
      List<XmlItem> children = new ArrayList<>();
      StringBuilder text = new StringBuilder();
      for (int event = reader.next(); event != XMLStreamConstants.END_ELEMENT; event = reader.next()) {
        switch (event) {
          case XMLStreamConstants.START_ELEMENT -> children.add(item(depth + 1));
          case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> text.append(reader.getText());
          default -> {
            // Comments and instructions say nothing.
          }
        }
      }
      return new XmlItem(name, Map.copyOf(attributes), List.copyOf(children), text.toString().strip());
    }
  }

  /** The value of an attribute; empty if it has none. */
  Optional<String> attribute(String key) {
    return Optional.ofNullable(attributes.get(key));
  }

  /** Its children of that name. */
  Stream<XmlItem> all(String child) {
    return children.stream().filter(item -> item.name().equals(child));
  }

  /** The first element on a path below it. */
  Optional<XmlItem> at(String... path) {
    Optional<XmlItem> found = Optional.of(this);
    for (String step : path) {
      found = found.flatMap(item -> item.all(step).findFirst());
    }
    return found;
  }

  /** The text of the first element on a path below it; empty text if there is none. */
  String textAt(String... path) {
    return at(path).map(XmlItem::text).orElse("");
  }

  /** The elements of that name in it that are in no other of that name. */
  Stream<XmlItem> outermost(String wanted) {
    return name.equals(wanted) ? Stream.of(this) : children.stream().flatMap(child -> child.outermost(wanted));
  }

  /** All elements of that name in it, itself included, in the document's order. */
  Stream<XmlItem> within(String wanted) {
    return Stream.concat(name.equals(wanted) ? Stream.of(this) : Stream.empty(),
        children.stream().flatMap(child -> child.within(wanted)));
  }
}
