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
import org.clipwright.render.svg.StyledGeometry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.w3c.dom.Document;

/**
 * What Batik may do with a drawing: load nothing and run nothing; only embedded pictures are drawn. The same rules and
 * medium apply when a drawing is measured and when it is drawn, so that what was checked on upload is what is drawn
 * later.
 */
final class ClosedDrawing {

  /** The medium that style sheets are selected for. */
  static final String MEDIUM = "screen";

  private static final Logger LOG = LoggerFactory.getLogger(ClosedDrawing.class);

  private ClosedDrawing() {}

  /** Refuses every resource; Batik's default would allow all files, because a file URL has no host to compare. */
  static ExternalResourceSecurity resources() {
    return new NoLoadExternalResourceSecurity();
  }

  static ScriptSecurity scripts(String type) {
    return new NoLoadScriptSecurity(type);
  }

  /** For SVG 1.2 Batik has a separate context, which also imports bindings; here every version gets this one. */
  static BridgeContext context(UserAgent agent) {
    SvgStrokes strokes = new SvgStrokes();
    return new BridgeContext(agent, new ClosedLoader(agent)) {
      @Override
      public void initializeDocument(Document document) {
        super.initializeDocument(document);
        if (StyledGeometry.apply(document)) {
          ClipCrossings.require("This drawing", document);
        }
      }

      @Override
      public void registerSVGBridges() {
        super.registerSVGBridges();
        strokes.putInto(this);
        putBridge(new SvgPictures());
        putBridge(new SvgMasks());
        putBridge(new SvgClips());
      }
    };
  }

  /** Batik's own message contains the drawing's text, which could forge log lines. */
  static void leftOut(Exception problem) {
    LOG.debug("A part of a drawing cannot be drawn and is skipped. cause={}", problem.getClass().getSimpleName());
  }

  /** Refuses to load further documents. */
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
