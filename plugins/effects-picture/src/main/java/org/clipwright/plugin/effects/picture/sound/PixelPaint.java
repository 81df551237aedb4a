package org.clipwright.plugin.effects.picture.sound;

import java.awt.Paint;
import java.awt.PaintContext;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.Transparency;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.awt.image.ColorModel;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;

/** A paint that computes the colour of each pixel by itself, at its centre. */
interface PixelPaint extends Paint {

  /** What the integers of pixels mean. */
  ColorModel model();

  /** The pixel around a point. */
  int pixel(double x, double y);

  /** The index of the colour at the end of the stretch in which a position lies; the last one for positions beyond. */
  static int end(float[] places, double place) {
    int end = 1;
    while (end < places.length - 1 && places[end] < place) {
      end++;
    }
    return end;
  }

  /** How far a position is within the stretch that ends at a colour: from 0 to 1, unless it lies outside. */
  static double part(float[] places, int end, double place) {
    return (place - places[end - 1]) / (places[end] - places[end - 1]);
  }

  @Override
  default int getTransparency() {
    return Transparency.TRANSLUCENT;
  }

  @Override
  default PaintContext createContext(
      ColorModel device, Rectangle bounds, Rectangle2D userBounds, AffineTransform transform, RenderingHints hints) {
    return new Context(this);
  }

  /** Fills rectangles with the pixels of a paint. */
  record Context(PixelPaint paint) implements PaintContext {

    @Override
    public ColorModel getColorModel() {
      return paint.model();
    }

    @Override
    public Raster getRaster(int left, int top, int width, int height) {
      WritableRaster raster = paint.model().createCompatibleWritableRaster(width, height);
      int[] pixels = new int[width];
      for (int row = 0; row < height; row++) {
        for (int column = 0; column < width; column++) {
          pixels[column] = paint.pixel(left + column + 0.5, top + row + 0.5);
        }
        raster.setDataElements(0, row, width, 1, pixels);
      }
      return raster;
    }

    @Override
    public void dispose() {}
  }
}
