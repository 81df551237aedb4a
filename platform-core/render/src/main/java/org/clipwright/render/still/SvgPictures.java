package org.clipwright.render.still;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.apache.batik.bridge.BridgeContext;
import org.apache.batik.bridge.SVGImageElementBridge;
import org.apache.batik.bridge.UnitProcessor;
import org.apache.batik.gvt.AbstractGraphicsNode;
import org.apache.batik.gvt.GraphicsNode;
import org.clipwright.render.codec.MediaException;
import org.w3c.dom.Element;

/**
 * Draws the pictures embedded in one drawing. Those referred to by an address are left out, without checking whether
 * they exist.
 */
final class SvgPictures extends SVGImageElementBridge {

  private static final long MOST_PIXELS = 16_000_000;

  /** Pictures of which the content tells the kind, whatever the address says. */
  private static final Pattern WITHIN = Pattern.compile(
      "data:(?:image/(?:png|x-png|apng|jpeg|jpg|pjpeg|gif|bmp|webp)|application/octet-stream)?(?:;[^,;]*)*;base64,",
      Pattern.CASE_INSENSITIVE);

  private static final Pattern UNREADABLE =
      Pattern.compile("data:image/(webp|avif|heic|heif|jxl|jp2)[;,]", Pattern.CASE_INSENSITIVE);
  private static final String LINK = "http://www.w3.org/1999/xlink";

  private final Map<String, Optional<BufferedImage>> pictures = new HashMap<>();
  private long pixels;

  @Override
  public GraphicsNode createGraphicsNode(BridgeContext context, Element element) {
    // Batik would take a mask with no content for no mask at all.
    return picture(element).isPresent()
        ? super.createGraphicsNode(context, element)
        : new PictureNode(new BufferedImage(1, 1, BufferedImage.TYPE_INT_ARGB));
  }

  @Override
  protected GraphicsNode buildImageGraphicsNode(BridgeContext context, Element element) {
    BufferedImage picture = picture(element).orElseThrow();
    giveSize(element, picture, UnitProcessor.createContext(context, element));
    PictureNode node = new PictureNode(picture);
    initializeViewport(context, element, node, new float[] {0, 0, picture.getWidth(), picture.getHeight()},
        getImageBounds(context, element));
    return node;
  }

  /** A side that is not stated follows from the other one; without either, the picture has its own size. */
  private static void giveSize(Element element, BufferedImage picture, UnitProcessor.Context units) {
    String width = stated(element, "width");
    String height = stated(element, "height");
    double ratio = (double) picture.getWidth() / picture.getHeight();
    if (width.isEmpty()) {
      set(element, "width", height.isEmpty() ? picture.getWidth()
          : ratio * UnitProcessor.svgVerticalLengthToUserSpace(height, "height", units));
    }
    if (height.isEmpty()) {
      set(element, "height", width.isEmpty() ? picture.getHeight()
          : UnitProcessor.svgHorizontalLengthToUserSpace(width, "width", units) / ratio);
    }
  }

  private static String stated(Element element, String side) {
    String stated = element.getAttribute(side).strip();
    return stated.equalsIgnoreCase("auto") ? "" : stated;
  }

  private static void set(Element element, String side, double length) {
    element.setAttribute(side, Float.toString((float) length));
  }

  private Optional<BufferedImage> picture(Element element) {
    String link = element.getAttributeNS(LINK, "href");
    String address = link.isEmpty() ? element.getAttribute("href") : link;
    return pictures.computeIfAbsent(address.strip(), this::decoded);
  }

  private Optional<BufferedImage> decoded(String address) {
    Matcher within = WITHIN.matcher(address);
    if (!within.lookingAt()) {
      requireReadable(address);
      return Optional.empty();
    }
    DrawingThread.requireTime();
    try {
      byte[] bytes = Base64.getMimeDecoder().decode(
          address.substring(within.end()).replace("%2B", "+").replace("%2F", "/").replace("%3D", "="));
      return read(bytes);
    } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException damaged) {
      ClosedDrawing.leftOut(damaged);
      return Optional.empty();
    }
  }

  private Optional<BufferedImage> read(byte[] bytes) throws IOException {
    try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(bytes))) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
      if (!readers.hasNext()) {
        if (isWebp(bytes)) {
          throw unreadable("webp");
        }
        return Optional.empty();
      }
      ImageReader reader = readers.next();
      try {
        reader.setInput(in, true, true);
        count((long) reader.getWidth(0) * reader.getHeight(0));
        return Optional.of(reader.read(0));
      } finally {
        reader.dispose();
      }
    }
  }

  private static void requireReadable(String address) {
    Matcher kind = UNREADABLE.matcher(address);
    if (kind.lookingAt()) {
      throw unreadable(kind.group(1));
    }
  }

  private static boolean isWebp(byte[] bytes) {
    return bytes.length >= 12 && new String(bytes, 0, 4, StandardCharsets.ISO_8859_1).equals("RIFF")
        && new String(bytes, 8, 4, StandardCharsets.ISO_8859_1).equals("WEBP");
  }

  private static MediaException unreadable(String kind) {
    return new MediaException("This drawing contains a picture in the format " + kind.toUpperCase(Locale.ROOT)
        + ", which cannot be drawn within drawings. Embed it as PNG or JPEG, or use it as a file of its own.");
  }

  private void count(long more) {
    pixels += more;
    if (pixels > MOST_PIXELS) {
      throw new MediaException(String.format(Locale.ROOT,
          "This drawing is too complex: the pictures within it have more than %,d pixels. Make them smaller.",
          MOST_PIXELS));
    }
  }

  /** A picture at its own size. */
  private static final class PictureNode extends AbstractGraphicsNode {

    private final BufferedImage picture;

    PictureNode(BufferedImage picture) {
      this.picture = picture;
    }

    @Override
    public void primitivePaint(Graphics2D graphics) {
      graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
      graphics.drawRenderedImage(picture, new AffineTransform());
    }

    @Override
    public Rectangle2D getPrimitiveBounds() {
      return new Rectangle2D.Float(0, 0, picture.getWidth(), picture.getHeight());
    }

    @Override
    public Rectangle2D getGeometryBounds() {
      return getPrimitiveBounds();
    }

    @Override
    public Rectangle2D getSensitiveBounds() {
      return getPrimitiveBounds();
    }

    @Override
    public Shape getOutline() {
      return getPrimitiveBounds();
    }
  }
}
