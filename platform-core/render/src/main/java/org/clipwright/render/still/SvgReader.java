package org.clipwright.render.still;

import java.awt.geom.AffineTransform;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.apache.batik.bridge.BridgeContext;
import org.apache.batik.bridge.ExternalResourceSecurity;
import org.apache.batik.bridge.GVTBuilder;
import org.apache.batik.bridge.ScriptSecurity;
import org.apache.batik.bridge.UserAgentAdapter;
import org.apache.batik.transcoder.TranscoderInput;
import org.apache.batik.util.ParsedURL;
import org.clipwright.render.codec.MediaException;
import org.clipwright.render.picture.Affine;
import org.clipwright.render.setup.RenderCancelledException;
import org.clipwright.render.setup.Size;
import org.clipwright.sdk.media.Frame;
import org.w3c.dom.Document;

/** Draws SVG files. Scripts do not run, and nothing outside the file is loaded. */
public final class SvgReader {

  /** Above this, values computed from it no longer fit into integers. */
  private static final int MOST_PIXELS_A_SIDE = 1_000_000;

  private SvgReader() {}

  /** Whether a file is a drawing, judged by its name. */
  public static boolean isDrawing(Path file) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    return name.endsWith(".svg") || name.endsWith(".svgz");
  }

  /**
   * The size the file states for its drawing.
   *
   * @throws MediaException when it is missing, not SVG, or too costly to draw
   */
  public static Size size(Path file) {
    return call(file, DrawingLimits.USUAL, () -> {
      Document document = SvgDocument.read(file, DrawingLimits.USUAL);
      return Unusable.leftOut(document, () -> size(file, document));
    });
  }

  private static Size size(Path file, Document document) {
    Agent agent = new Agent();
    BridgeContext context = ClosedDrawing.context(agent);
    try {
      new GVTBuilder().build(context, document);
      var size = context.getDocumentSize();
      if (Math.max(size.getWidth(), size.getHeight()) > MOST_PIXELS_A_SIDE) {
        throw new MediaException(
            quoted(file) + " is too large: at most " + MOST_PIXELS_A_SIDE + " pixels a side can be drawn.");
      }
      return new Size((int) Math.round(size.getWidth()), (int) Math.round(size.getHeight())).atLeastOnePixel();
    } finally {
      context.dispose();
    }
  }

  /**
   * Draws a part of a drawing.
   *
   * @param size size of the whole drawing, before placing
   * @param placing where the whole drawing goes
   * @param left the target's position in the same coordinates
   * @param top likewise
   * @throws MediaException when it is missing, not SVG, or too costly to draw
   */
  static void draw(
      Path file, Size size, Affine placing, int left, int top, Frame target, DrawingLimits limits) {
    call(file, limits, () -> {
      Document document = SvgDocument.read(file, limits);
      TranscoderInput input = new TranscoderInput(document);
      input.setURI(file.toUri().toString());
      AffineTransform place =
          new AffineTransform(
              placing.a(), placing.b(), placing.c(), placing.d(), placing.e() - left, placing.f() - top);
      return Unusable.leftOut(document, () -> {
        new SvgDrawing(size, place, target, limits).transcode(input, null);
        return target;
      });
    });
  }

  static <T> T call(Path file, DrawingLimits limits, Callable<T> work) {
    String name = quoted(file);
    try {
      return DrawingThread.call(name, limits.time(), work);
    } catch (NoSuchFileException exception) {
      throw new MediaException("The picture " + name + " is missing.", exception);
    } catch (Exception exception) {
      throw known(exception) instanceof RuntimeException said
          ? said
          : new MediaException(name + " is not a usable SVG picture.", exception);
    }
  }

  private static String quoted(Path file) {
    return "\"" + file.getFileName() + "\"";
  }

  /** The cause that already carries a sentence for the user, however the libraries wrapped it. */
  private static Throwable known(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof MediaException || cause instanceof RenderCancelledException) {
        return cause;
      }
    }
    return new IOException(failure);
  }

  /** Measures under the same rules that apply to drawing. */
  private static final class Agent extends UserAgentAdapter {

    @Override
    public String getMedia() {
      return ClosedDrawing.MEDIUM;
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
}
