package org.clipwright.render.still;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.NoninvertibleTransformException;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import org.apache.batik.bridge.BridgeContext;
import org.apache.batik.bridge.ExternalResourceSecurity;
import org.apache.batik.bridge.FontFamilyResolver;
import org.apache.batik.bridge.ScriptSecurity;
import org.apache.batik.bridge.UserAgent;
import org.apache.batik.gvt.renderer.ConcreteImageRendererFactory;
import org.apache.batik.gvt.renderer.ImageRenderer;
import org.apache.batik.transcoder.ErrorHandler;
import org.apache.batik.transcoder.SVGAbstractTranscoder;
import org.apache.batik.transcoder.TranscoderException;
import org.apache.batik.transcoder.TranscoderOutput;
import org.apache.batik.util.ParsedURL;
import org.clipwright.render.setup.Size;
import org.clipwright.sdk.media.Frame;
import org.clipwright.sdk.media.Rows;
import org.w3c.dom.Document;

/** Draws a part of one drawing into a frame, in pieces that fit onto the heap. */
final class SvgDrawing extends SVGAbstractTranscoder {

  private static final FontFamilyResolver FONTS = new SvgFonts();

  private final Size size;
  private final AffineTransform placing;
  private final Frame target;
  private final DrawingLimits limits;

  /**
   * A drawing to be transcoded once.
   *
   * @param size size of the whole drawing, before placing
   * @param placing where it goes in the target
   */
  SvgDrawing(Size size, AffineTransform placing, Frame target, DrawingLimits limits) {
    this.size = size;
    this.placing = placing;
    this.target = target;
    this.limits = limits;
    setErrorHandler(new Silent());
    addTranscodingHint(KEY_MEDIA, ClosedDrawing.MEDIUM);
    addTranscodingHint(KEY_WIDTH, (float) size.width());
    addTranscodingHint(KEY_HEIGHT, (float) size.height());
    addTranscodingHint(KEY_ALLOW_EXTERNAL_RESOURCES, false);
    addTranscodingHint(KEY_EXECUTE_ONLOAD, false);
    addTranscodingHint(KEY_ALLOWED_SCRIPT_TYPES, "");
  }

  @Override
  protected UserAgent createUserAgent() {
    return new Agent();
  }

  @Override
  protected BridgeContext createBridgeContext(String svgVersion) {
    return ClosedDrawing.context(userAgent);
  }

  @Override
  protected void transcode(Document document, String uri, TranscoderOutput output) throws TranscoderException {
    super.transcode(document, uri, output);
    int rows = Math.clamp(limits.piecePixels() / target.width(), 1, target.height());
    try {
      for (int row = 0; row < target.height(); row += rows) {
        draw(new Rows(row, Math.min(target.height(), row + rows)));
      }
    } catch (NoninvertibleTransformException flat) {
      throw new TranscoderException(flat);
    }
  }

  private void draw(Rows rows) throws NoninvertibleTransformException {
    int height = rows.to() - rows.from();
    AffineTransform here = AffineTransform.getTranslateInstance(0, -rows.from());
    here.concatenate(placing);
    AffineTransform drawn = new AffineTransform(here);
    drawn.concatenate(curTxf);
    ImageRenderer renderer = renderer();
    renderer.updateOffScreen(target.width(), height);
    renderer.setTransform(drawn);
    renderer.setTree(root);
    renderer.repaint(drawn.createInverse().createTransformedShape(new Rectangle2D.Float(0, 0, target.width(), height)));
    take(renderer.getOffScreen(), here, rows);
    renderer.dispose();
  }

  /** Without pure strokes, thin lines are snapped to whole pixels. */
  private static ImageRenderer renderer() {
    ImageRenderer renderer = new ConcreteImageRendererFactory().createStaticImageRenderer();
    RenderingHints hints = renderer.getRenderingHints();
    hints.put(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    renderer.setRenderingHints(hints);
    return renderer;
  }

  private void take(BufferedImage drawn, AffineTransform here, Rows rows) {
    BufferedImage straight =
        new BufferedImage(target.width(), rows.to() - rows.from(), BufferedImage.TYPE_INT_ARGB);
    if (drawn != null) {
      Graphics2D graphics = straight.createGraphics();
      if (!here.isIdentity()) {
        graphics.clip(here.createTransformedShape(new Rectangle2D.Float(0, 0, size.width(), size.height())));
      }
      graphics.drawRenderedImage(drawn, new AffineTransform());
      graphics.dispose();
    }
    int[] row = new int[target.width()];
    for (int y = 0; y < straight.getHeight(); y++) {
      straight.getRGB(0, y, row.length, 1, row, 0, row.length);
      for (int x = 0; x < row.length; x++) {
        row[x] = ArgbPixel.premultiplied(row[x]);
      }
      target.writeRow(rows.from() + y, row);
    }
  }

  /** Draws under the same rules that apply to measuring. */
  private final class Agent extends SVGAbstractTranscoderUserAgent {

    @Override
    public FontFamilyResolver getFontFamilyResolver() {
      return FONTS;
    }

    @Override
    public void displayError(Exception problem) {
      ClosedDrawing.leftOut(problem);
    }

    @Override
    public ExternalResourceSecurity getExternalResourceSecurity(ParsedURL resource, ParsedURL document) {
      return ClosedDrawing.resources();
    }

    @Override
    public ScriptSecurity getScriptSecurity(String type, ParsedURL script, ParsedURL document) {
      return ClosedDrawing.scripts(type);
    }
  }

  /** What cannot be drawn fails the drawing or is skipped; nothing is printed. */
  private static final class Silent implements ErrorHandler {

    @Override
    public void error(TranscoderException problem) {
      ClosedDrawing.leftOut(problem);
    }

    @Override
    public void fatalError(TranscoderException problem) throws TranscoderException {
      throw problem;
    }

    @Override
    public void warning(TranscoderException problem) {
      ClosedDrawing.leftOut(problem);
    }
  }
}
