package org.clipwright.services.title.design;

import java.io.StringReader;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.clipwright.sdk.text.XmlText;
import org.clipwright.services.error.ValidationException;

/**
 * The text of a title as it goes into an SVG. Clients make several lines with {@code tspan} elements, so such markup is
 * kept; anything that is not well-formed markup is plain text and shown as written.
 */
final class TitleMarkup {

  private static final Set<String> ATTRIBUTES =
      Set.of("x", "y", "dx", "dy", "rotate", "fill", "fill-opacity", "stroke", "stroke-width", "stroke-opacity",
          "font-family", "font-size", "font-style", "font-weight", "letter-spacing", "text-anchor", "text-decoration",
          "space");

  private TitleMarkup() {}

  /**
   * Text content that is safe in an SVG.
   *
   * @throws ValidationException on {@code text} when it has elements or attributes that titles may not have
   */
  static String of(String text) {
    XMLInputFactory parsers = XMLInputFactory.newFactory();
    parsers.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    parsers.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    try {
      XMLStreamReader parser = parsers.createXMLStreamReader(new StringReader("<text>" + text + "</text>"));
      for (int depth = 0; parser.hasNext();) {
        int event = parser.next();
        if (event == XMLStreamConstants.START_ELEMENT && depth++ > 0) {
          requireHarmless(parser);
        } else if (event == XMLStreamConstants.END_ELEMENT) {
          depth--;
        } else if (event == XMLStreamConstants.PROCESSING_INSTRUCTION) {
          return escaped(text);
        }
      }
      return text;
    } catch (XMLStreamException plainText) {
      return escaped(text);
    }
  }

  private static void requireHarmless(XMLStreamReader element) {
    if (!element.getLocalName().equals("tspan")) {
      throw ValidationException.of("text", "A title may not contain <" + element.getLocalName() + ">, only <tspan>.");
    }
    for (int i = 0; i < element.getAttributeCount(); i++) {
      String name = element.getAttributeLocalName(i);
      if (!ATTRIBUTES.contains(name) || element.getAttributeValue(i).contains("(")) {
        throw ValidationException.of("text",
            "A <tspan> of a title may not have " + name + "=\"" + element.getAttributeValue(i) + "\".");
      }
    }
  }

  private static String escaped(String text) {
    return XmlText.content(text.codePoints().filter(TitleMarkup::isLegal)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString());
  }

  /** XML 1.0 has no way to write most control characters. */
  private static boolean isLegal(int character) {
    boolean blank = character == '\t' || character == '\n' || character == '\r';
    return blank || character >= 0x20 && character != 0xFFFE && character != 0xFFFF
        && (character < 0xD800 || character > 0xDFFF);
  }
}
