package org.clipwright.render.still;

import java.io.IOException;
import java.io.InputStream;
import org.apache.batik.bridge.BridgeContext;
import org.apache.batik.bridge.DocumentLoader;
import org.apache.batik.bridge.ExternalResourceSecurity;
import org.apache.batik.bridge.NoLoadExternalResourceSecurity;
import org.apache.batik.bridge.NoLoadScriptSecurity;
import org.apache.batik.bridge.ScriptSecurity;
import org.apache.batik.bridge.UserAgent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.w3c.dom.Document;

/**
 * What Batik may do with a drawing: load nothing and run nothing; pictures are drawn that are in it. The same holds when a
 * drawing is measured and when it is drawn, on the same medium, so that what was looked at on upload is what is drawn later.
 */
final class ClosedDrawing {

  /** The medium that style sheets are chosen for. */
  static final String MEDIUM = "screen";

  private static final Logger LOG = LoggerFactory.getLogger(ClosedDrawing.class);

  private ClosedDrawing() {}

  /** Refuses every resource; Batik's own default allows all files, because a file's address has no host to differ. */
  static ExternalResourceSecurity resources() {
    return new NoLoadExternalResourceSecurity();
  }

  static ScriptSecurity scripts(String type) {
    return new NoLoadScriptSecurity(type);
  }

  /** SVG 1.2 has a context of its own in Batik, which also imports bindings; here every version gets this one. */
  static BridgeContext context(UserAgent agent) {
    SvgStrokes strokes = new SvgStrokes();
    return new BridgeContext(agent, new ClosedLoader(agent)) {
      @Override
      public void registerSVGBridges() {
        super.registerSVGBridges();
        strokes.putInto(this);
        putBridge(new SvgPictures());
      }
    };
  }

  /** Batik prints such things with the drawing's own text, which could forge lines of the log. */
  static void leftOut(Exception problem) {
    LOG.debug("A part of a drawing cannot be drawn and is skipped. cause={}", problem.getClass().getSimpleName());
  }

  /** Loads no further document. */
  private static final class ClosedLoader extends DocumentLoader {

    ClosedLoader(UserAgent agent) {
      super(agent);
    }

    @Override
    public Document loadDocument(String uri) throws IOException {
      throw new IOException("A drawing must not refer to another document.");
    }

    @Override
    public Document loadDocument(String uri, InputStream in) throws IOException {
      return loadDocument(uri);
    }
  }
}
