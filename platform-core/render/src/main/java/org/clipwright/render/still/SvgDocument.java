package org.clipwright.render.still;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.apache.batik.anim.dom.SAXSVGDocumentFactory;
import org.clipwright.render.codec.MediaException;
import org.clipwright.render.svg.Svg11;
import org.w3c.dom.DOMImplementation;
import org.w3c.dom.Document;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/**
 * Parses SVG files, including compressed ones. Entities and document types that refer to other files or addresses are
 * treated as empty.
 */
final class SvgDocument {

  private static final int GZIP_MAGIC = 0x8B1F;

  private SvgDocument() {}

  /**
   * Reads a drawing.
   *
   * @throws MediaException when it exceeds the limits, including through what it repeats
   */
  static Document read(Path file, DrawingLimits limits) throws IOException {
    try (InputStream in = unpacked(new BufferedInputStream(Files.newInputStream(file)))) {
      byte[] text = in.readNBytes(limits.bytes() + 1);
      if (text.length > limits.bytes()) {
        throw new MediaException(
            name(file) + " is too large: at most " + (limits.bytes() >> 20) + " MiB of text can be drawn.");
      }
      Document document = new ClosedFactory(file, limits).createDocument(file.toUri().toString(),
          new ByteArrayInputStream(text));
      Svg11.rewrite(document, SvgFonts::width);
      new SvgExpansion(name(file), document, limits).require();
      ClipCrossings.require(name(file), document);
      return document;
    }
  }

  private static String name(Path file) {
    return "\"" + file.getFileName() + "\"";
  }

  private static InputStream unpacked(InputStream in) throws IOException {
    in.mark(2);
    int magic = in.read() | in.read() << 8;
    in.reset();
    return magic == GZIP_MAGIC ? new GZIPInputStream(in) : in;
  }

  /** Reads only the document itself, and stops when that contains too much. */
  private static final class ClosedFactory extends SAXSVGDocumentFactory {

    private final Path file;
    private final DrawingLimits limits;
    private int elements;
    private int depth;

    ClosedFactory(Path file, DrawingLimits limits) {
      super(null);
      this.file = file;
      this.limits = limits;
    }

    @Override
    public DOMImplementation getDOMImplementation(String version) {
      return NewerSvg.INSTANCE;
    }

    @Override
    public InputSource resolveEntity(String publicId, String systemId) {
      return new InputSource(new StringReader(""));
    }

    @Override
    public void startElement(String uri, String localName, String rawName, Attributes attributes) throws SAXException {
      if (++elements > limits.elements()) {
        throw SvgExpansion.tooMany(name(file), limits);
      }
      if (++depth > limits.depth()) {
        throw SvgExpansion.tooDeep(name(file), limits);
      }
      super.startElement(uri, localName, rawName, attributes);
    }

    @Override
    public void endElement(String uri, String localName, String rawName) throws SAXException {
      depth--;
      super.endElement(uri, localName, rawName);
    }
  }
}
