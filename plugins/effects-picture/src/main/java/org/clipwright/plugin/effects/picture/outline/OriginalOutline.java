package org.clipwright.plugin.effects.picture.outline;

import java.lang.foreign.MemorySegment;
import org.clipwright.plugin.effects.picture.pixel.StraightPixel;
import org.clipwright.sdk.effect.Layout;
import org.clipwright.sdk.effect.PictureContext;
import org.clipwright.sdk.effect.PictureFilter;
import org.clipwright.sdk.media.Color;
import org.clipwright.sdk.media.Frame;
import org.clipwright.sdk.media.Rows;

/**
 * The original's outline: its edge is hard, and it does not show through translucent parts of the picture.
 *
 * <p>Computes the outline in its own planes while the picture is passed through from pass to pass: alpha is blurred,
 * everything still visible forms the area, and the area's softened edge is added to it. The picture's pixels replace
 * those of the outline wherever they are not fully transparent.
 */
final class OriginalOutline implements PictureFilter {

  private static final int PASSES = 4;
  private static final double MOST_WIDTH = 1000;
  private static final double EDGE_SIGMA = 0.8;

  /** Half of one 8-bit level after two blurs. */
  private static final int VISIBLE = FixedGaussian.WHOLE * FixedGaussian.WHOLE / 2;

  private final FixedGaussian spread = new FixedGaussian();
  private final FixedGaussian softening = new FixedGaussian();
  private int[] first = {};
  private int[] second = {};
  private EdgeFinder edges;
  private int color;

  OriginalOutline() {
    softening.set(EDGE_SIGMA);
  }

  @Override
  public Layout layout(PictureContext context) {
    double width = Math.min(MOST_WIDTH, context.value(Outline.WIDTH));
    Color chosen = context.value(Outline.COLOR);
    if (width <= 0 || chosen.alpha() == 0) {
      return Layout.unchanged();
    }
    color = StraightPixel.premultiplied(chosen.red(), chosen.green(), chosen.blue(), chosen.alpha());
    spread.set((float) (width / 3));
    size(context.width(), context.height());
    return Layout.passes(PASSES);
  }

  private void size(int width, int height) {
    if (edges == null || !edges.fits(width, height)) {
      first = new int[width * height];
      second = new int[width * height];
      edges = new EdgeFinder(first, width, height);
    }
  }

  @Override
  public void apply(PictureContext context, Rows rows) {
    Frame source = context.source();
    if (context.pass() == PASSES - 1) {
      draw(source, context.target(), rows);
      return;
    }
    long from = (long) rows.from() * source.width() * Integer.BYTES;
    long bytes = (long) rows.count() * source.width() * Integer.BYTES;
    MemorySegment.copy(source.pixels(), from, context.target().pixels(), from, bytes);
    for (int y = rows.from(); y < rows.to(); y++) {
      switch (context.pass()) {
        case 0 -> blurRow(source, y);
        case 1 -> fillArea(source.width(), source.height(), y);
        default -> edges.mark(second, y);
      }
    }
  }

  private void blurRow(Frame source, int y) {
    int width = source.width();
    for (int i = y * width; i < (y + 1) * width; i++) {
      first[i] = source.pixel(i) >>> 24;
    }
    spread.alongRow(first, second, y * width, width);
  }

  private void fillArea(int width, int height, int y) {
    spread.alongColumns(second, first, y, width, height);
    for (int i = y * width; i < (y + 1) * width; i++) {
      first[i] = first[i] >= VISIBLE ? 1 : 0;
    }
  }

  private void draw(Frame source, Frame target, Rows rows) {
    int width = source.width();
    for (int y = rows.from(); y < rows.to(); y++) {
      for (int x = 0; x < width; x++) {
        int index = y * width + x;
        int pixel = source.pixel(index);
        if (pixel >>> 24 != 0) {
          target.pixel(index, darkened(pixel));
        } else {
          target.pixel(index, first[index] == 1 || nearEdge(x, y, width, source.height()) ? color : 0);
        }
      }
    }
  }

  /** Whether the softened edge is visible here. */
  private boolean nearEdge(int x, int y, int width, int height) {
    int light = 0;
    int radius = softening.radius();
    for (int dy = -radius; dy <= radius; dy++) {
      int row = FixedGaussian.mirrored(y + dy, height) * width;
      for (int dx = -radius; dx <= radius; dx++) {
        int edge = second[row + FixedGaussian.mirrored(x + dx, width)];
        light += edge * softening.weight(dx) * softening.weight(dy);
      }
    }
    return 255 * light >= VISIBLE;
  }

  /** The original multiplies colours by alpha once more. */
  private static int darkened(int pixel) {
    return StraightPixel.premultiplied(pixel & 0xFF, pixel >>> 8 & 0xFF, pixel >>> 16 & 0xFF, pixel >>> 24);
  }
}
