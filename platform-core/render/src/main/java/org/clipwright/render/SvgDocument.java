package org.clipwright.render;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.apache.batik.anim.dom.SAXSVGDocumentFactory;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

/** Parses SVG files, packed ones too. Entities and document types that name other files or addresses count as empty. */
final class SvgDocument {

  private static final int LARGEST_BYTES = 64 << 20;
  private static final int GZIP_MAGIC = 0x8B1F;

  private SvgDocument() {}

  static Document read(Path file) throws IOException {
    try (InputStream in = unpacked(new BufferedInputStream(Files.newInputStream(file)))) {
      byte[] text = in.readNBytes(LARGEST_BYTES + 1);
      if (text.length > LARGEST_BYTES) {
        throw new IOException("The drawing is larger than " + (LARGEST_BYTES >> 20) + " MiB.");
      }
      return new ClosedFactory().createDocument(file.toUri().toString(), new ByteArrayInputStream(text));
    }
  }

  private static InputStream unpacked(InputStream in) throws IOException {
    in.mark(2);
    int magic = in.read() | in.read() << 8;
    in.reset();
    return magic == GZIP_MAGIC ? new GZIPInputStream(in) : in;
  }

  /** Reads nothing but the document itself. */
  private static final class ClosedFactory extends SAXSVGDocumentFactory {

    ClosedFactory() {
      super(null);
    }

    @Override
    public InputSource resolveEntity(String publicId, String systemId) {
      return new InputSource(new StringReader(""));
    }
  }
}
