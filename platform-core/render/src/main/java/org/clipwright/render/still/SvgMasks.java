package org.clipwright.render.still;

import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.Raster;
import java.awt.image.RenderedImage;
import java.awt.image.WritableRaster;
import java.awt.image.renderable.RenderContext;
import org.apache.batik.bridge.BridgeContext;
import org.apache.batik.bridge.SVGMaskElementBridge;
import org.apache.batik.ext.awt.image.GraphicsUtil;
import org.apache.batik.ext.awt.image.PadMode;
import org.apache.batik.ext.awt.image.renderable.Filter;
import org.apache.batik.ext.awt.image.renderable.PadRable8Bit;
import org.apache.batik.ext.awt.image.rendered.BufferedImageCachableRed;
import org.apache.batik.ext.awt.image.rendered.CachableRed;
import org.apache.batik.ext.awt.image.rendered.MultiplyAlphaRed;
import org.apache.batik.gvt.GraphicsNode;
import org.apache.batik.gvt.filter.Mask;
import org.apache.batik.gvt.filter.MaskRable8Bit;
import org.clipwright.render.svg.Svg11;
import org.w3c.dom.Element;

/** Masks by luminance as browsers compute it, which Batik computes in linear light, and by alpha, which Batik lacks. */
final class SvgMasks extends SVGMaskElementBridge {

  @Override
  public Mask createMask(BridgeContext context, Element element, Element masked, GraphicsNode node) {
    Mask mask = super.createMask(context, element, masked, node);
    return mask == null
        ? null
        : new SeenMask(mask.getSource(), mask.getMaskNode(), mask.getFilterRegion(), Svg11.masksByOpacity(element));
  }

  /** A mask whose luminance is computed from sRGB values. */
  @SuppressWarnings("unchecked")
  private static final class SeenMask extends MaskRable8Bit {

    private final boolean byOpacity;

    SeenMask(Filter source, GraphicsNode content, Rectangle2D region, boolean byOpacity) {
      super(source, content, region);
      this.byOpacity = byOpacity;
    }

    @Override
    public RenderedImage createRendering(RenderContext context) {
      RenderedImage content = rendered(getMaskNode().getGraphicsNodeRable(true), context);
      RenderedImage masked = rendered(getSource(), context);
      if (content == null || masked == null) {
        return null;
      }
      CachableRed colors = GraphicsUtil.convertTosRGB(GraphicsUtil.wrap(masked));
      return new MultiplyAlphaRed(colors, shares(GraphicsUtil.convertTosRGB(GraphicsUtil.wrap(content))));
    }

    private RenderedImage rendered(Filter what, RenderContext context) {
      return new PadRable8Bit(what, getBounds2D(), PadMode.ZERO_PAD).createRendering(context);
    }

    private CachableRed shares(CachableRed content) {
      Raster pixels = content.getData();
      ColorModel colors = content.getColorModel();
      BufferedImage shares = new BufferedImage(pixels.getWidth(), pixels.getHeight(), BufferedImage.TYPE_BYTE_GRAY);
      WritableRaster into = shares.getRaster();
      Object pixel = null;
      for (int y = 0; y < pixels.getHeight(); y++) {
        for (int x = 0; x < pixels.getWidth(); x++) {
          pixel = pixels.getDataElements(pixels.getMinX() + x, pixels.getMinY() + y, pixel);
          into.setSample(x, y, 0, share(colors.getRGB(pixel)));
        }
      }
      return new BufferedImageCachableRed(shares, pixels.getMinX(), pixels.getMinY());
    }

    private int share(int argb) {
      int opacity = argb >>> 24;
      if (byOpacity) {
        return opacity;
      }
      double lightness = 0.2126 * (argb >> 16 & 0xFF) + 0.7152 * (argb >> 8 & 0xFF) + 0.0722 * (argb & 0xFF);
      return (int) Math.round(lightness * opacity / 255);
    }
  }
}
