package org.clipwright.render;

import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import org.apache.batik.bridge.BridgeContext;
import org.apache.batik.bridge.DocumentLoader;
import org.apache.batik.bridge.ExternalResourceSecurity;
import org.apache.batik.bridge.FontFamilyResolver;
import org.apache.batik.bridge.GVTBuilder;
import org.apache.batik.bridge.NoLoadExternalResourceSecurity;
import org.apache.batik.bridge.NoLoadScriptSecurity;
import org.apache.batik.bridge.ScriptSecurity;
import org.apache.batik.bridge.UserAgent;
import org.apache.batik.bridge.UserAgentAdapter;
import org.apache.batik.gvt.renderer.ImageRenderer;
import org.apache.batik.transcoder.SVGAbstractTranscoder;
import org.apache.batik.transcoder.TranscoderException;
import org.apache.batik.transcoder.TranscoderInput;
import org.apache.batik.transcoder.TranscoderOutput;
import org.apache.batik.transcoder.image.ImageTranscoder;
import org.apache.batik.util.ParsedURL;
import org.w3c.dom.Document;

/** Draws SVG files. Scripts do not run, and nothing outside the file is loaded. */
public final class SvgReader {

  private static final FontFamilyResolver FONTS = new SvgFonts();

  private SvgReader() {}

  /** Whether a file is a drawing by its name. */
  public static boolean isDrawing(Path file) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    return name.endsWith(".svg") || name.endsWith(".svgz");
  }

  /**
   * The size the file gives its drawing.
   *
   * @throws MediaException when it is missing or no SVG
   */
  public static Size size(Path file) {
    try {
      Document document = SvgDocument.read(file);
      Agent agent = new Agent();
      BridgeContext context = new BridgeContext(agent, new DocumentLoader(agent));
      try {
        new GVTBuilder().build(context, document);
        var size = context.getDocumentSize();
        return new Size((int) Math.round(size.getWidth()), (int) Math.round(size.getHeight())).atLeastOnePixel();
      } finally {
        context.dispose();
      }
    } catch (NoSuchFileException exception) {
      throw new MediaException("The picture \"" + file.getFileName() + "\" is missing.", exception);
    } catch (IOException | RuntimeException exception) {
      throw new MediaException("\"" + file.getFileName() + "\" is not a usable SVG picture.", exception);
    }
  }

  /** The drawing at a size in pixels, with straight alpha. */
  static BufferedImage draw(Path file, Size size) {
    Drawing drawing = new Drawing();
    drawing.addTranscodingHint(SVGAbstractTranscoder.KEY_WIDTH, (float) size.width());
    drawing.addTranscodingHint(SVGAbstractTranscoder.KEY_HEIGHT, (float) size.height());
    drawing.addTranscodingHint(SVGAbstractTranscoder.KEY_ALLOW_EXTERNAL_RESOURCES, false);
    drawing.addTranscodingHint(SVGAbstractTranscoder.KEY_EXECUTE_ONLOAD, false);
    drawing.addTranscodingHint(SVGAbstractTranscoder.KEY_ALLOWED_SCRIPT_TYPES, "");
    try {
      TranscoderInput input = new TranscoderInput(SvgDocument.read(file));
      input.setURI(file.toUri().toString());
      drawing.transcode(input, null);
      return drawing.image;
    } catch (IOException | TranscoderException | RuntimeException exception) {
      throw new MediaException("\"" + file.getFileName() + "\" is not a usable SVG picture.", exception);
    }
  }

  /** Keeps the picture instead of writing it. */
  private static final class Drawing extends ImageTranscoder {

    private BufferedImage image = new BufferedImage(1, 1, BufferedImage.TYPE_INT_ARGB);

    /** Without this, thin lines are moved to whole pixels. */
    @Override
    protected ImageRenderer createRenderer() {
      ImageRenderer renderer = super.createRenderer();
      RenderingHints hints = renderer.getRenderingHints();
      hints.put(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
      renderer.setRenderingHints(hints);
      return renderer;
    }

    @Override
    protected UserAgent createUserAgent() {
      return new SVGAbstractTranscoderUserAgent() {
        @Override
        public FontFamilyResolver getFontFamilyResolver() {
          return FONTS;
        }
      };
    }

    @Override
    public BufferedImage createImage(int width, int height) {
      return new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
    }

    @Override
    public void writeImage(BufferedImage drawn, TranscoderOutput output) {
      image = drawn;
    }
  }

  /** Refuses whatever a drawing would like to load or run. */
  private static final class Agent extends UserAgentAdapter {

    @Override
    public ExternalResourceSecurity getExternalResourceSecurity(ParsedURL resource, ParsedURL document) {
      return new NoLoadExternalResourceSecurity();
    }

    @Override
    public ScriptSecurity getScriptSecurity(String type, ParsedURL script, ParsedURL document) {
      return new NoLoadScriptSecurity(type);
    }
  }
}
