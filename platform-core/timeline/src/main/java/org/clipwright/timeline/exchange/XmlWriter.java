package org.clipwright.timeline.exchange;

import java.io.StringWriter;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.clipwright.timeline.Rational;

/** Writes the elements of Final Cut Pro's interchange formats into memory. */
final class XmlWriter {

  private final StringWriter text = new StringWriter();
  private final XMLStreamWriter xml;

  XmlWriter(String kind) throws XMLStreamException {
    xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
    xml.writeStartDocument("UTF-8", "1.0");
    xml.writeDTD("\n<!DOCTYPE " + kind + ">\n");
  }

  /** Ends the document and returns it. */
  String finish() throws XMLStreamException {
    xml.writeEndDocument();
    xml.close();
    return text.toString();
  }

  /** Begins an element; attributes are names and values in turn. */
  void start(String name, String[]... attributes) throws XMLStreamException {
    xml.writeStartElement(name);
    attributes(attributes);
  }

  /** Begins an element; attributes are names and values in turn. */
  void start(String name, String attribute, String value, String... more) throws XMLStreamException {
    start(name, new String[] {attribute, value}, more);
  }

  /** Writes an element without content; attributes are names and values in turn. */
  void empty(String name, String... attributes) throws XMLStreamException {
    xml.writeEmptyElement(name);
    attributes(attributes);
  }

  private void attributes(String[]... attributes) throws XMLStreamException {
    for (String[] some : attributes) {
      for (int i = 0; i < some.length; i += 2) {
        xml.writeAttribute(some[i], legal(some[i + 1]));
      }
    }
  }

  void end() throws XMLStreamException {
    xml.writeEndElement();
  }

  void leaf(String name, long value) throws XMLStreamException {
    leaf(name, Long.toString(value));
  }

  void leaf(String name, String value) throws XMLStreamException {
    xml.writeStartElement(name);
    xml.writeCharacters(legal(value));
    xml.writeEndElement();
  }

  void rate(Rational fps) throws XMLStreamException {
    int timebase = Timecode.base(fps);
    start("rate");
    leaf("timebase", timebase);
    leaf("ntsc", Math.abs(fps.toDouble() - timebase * 1000.0 / 1001) < 0.001 ? "TRUE" : "FALSE");
    end();
  }

  void timecode(Timecode code, Rational fps) throws XMLStreamException {
    start("timecode");
    rate(fps);
    leaf("string", code.text());
    leaf("frame", code.frames());
    leaf("displayformat", code.dropsFrames() ? "DF" : "NDF");
    end();
  }

  /** XML 1.0 cannot represent most control characters. */
  private static String legal(String value) {
    return value.replaceAll("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\uFFFE\\uFFFF]", "");
  }
}
