package org.clipwright.render.picture;

import java.lang.foreign.MemorySegment;
import org.clipwright.sdk.effect.Fidelity;
import org.clipwright.sdk.media.Frame;
import org.clipwright.sdk.media.Rows;
import org.clipwright.timeline.BlendMode;

/**
 * Draws pictures onto frames through an affine map, with bilinear filtering and without antialiased edges: a pixel is
 * drawn when its centre is inside the drawn picture. Only upright pictures that move by parts of pixels, not under the
 * original's fidelity, have edges that do as well.
 */
public final class PictureDrawing {

  /** How the edges of upright, scaled pictures are drawn. */
  public enum Edges {
    /** Rounded to whole pixels, which is sharp but steps in a movement. */
    SHARP,
    /** As opaque as the part of a pixel that they cover. */
    SMOOTH
  }

  private static final int BLACK = 0xFF000000;
  private static final int ONE = 1 << 16;
  private static final int HALF = 1 << 15;

  /** The centre of a pixel; when an edge runs through it, the original counts it as left of the edge, or above. */
  private static final double CENTRE = 0.5 - 1e-9;

  private final RowSlices slices;
  private final Fidelity fidelity;
  private final ThreadLocal<Rowwise> rowBuffers = new ThreadLocal<>();

  public PictureDrawing(RowSlices slices, Fidelity fidelity) {
    this.slices = slices;
    this.fidelity = fidelity;
  }

  /** Draws a picture with sharp edges; the mapped picture may be partly or wholly outside the target. */
  public void draw(Frame source, Affine matrix, BlendMode mode, double opacity, Frame target) {
    draw(source, matrix, Edges.SHARP, mode, opacity, target);
  }

  /** Draws a picture; the mapped picture may be partly or wholly outside the target. */
  public void draw(Frame source, Affine matrix, Edges edges, BlendMode mode, double opacity, Frame target) {
    int coverage = Blending.coverage(opacity);
    if (!matrix.usable() || (coverage == 0 && mode != BlendMode.SOURCE_IN)) {
      return;
    }
    Affine whole = matrix.atWholePixels();
    if (matrix.onlyMoves() && (fidelity.original() || ShiftedSampler.isWhole(matrix))) {
      drawMoved(source, (int) whole.e(), (int) whole.f(), mode, coverage, target);
    } else if (matrix.onlyMoves()) {
      drawShifted(source, matrix, mode, coverage, target);
    } else {
      drawTransformed(source, matrix, edges, mode, coverage, target);
    }
  }

  /**
   * Draws a picture of the canvas's size onto black, in place: its premultiplied colours are already the visible ones.
   */
  public void putOnBlack(Frame frame) {
    slices.run(
        frame.width(),
        frame.height(),
        rows -> {
          int[] pixels = buffers(frame.width()).source;
          for (int row = rows.from(); row < rows.to(); row++) {
            frame.readRow(row, pixels);
            makeOpaque(pixels);
            frame.writeRow(row, pixels);
          }
        });
  }

  private static void makeOpaque(int[] pixels) {
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] |= BLACK;
    }
  }

  private void drawMoved(Frame source, int x, int y, BlendMode mode, int coverage, Frame target) {
    int left = Math.max(0, x);
    int right = (int) Math.min(target.width(), (long) x + source.width());
    int top = Math.max(0, y);
    int bottom = (int) Math.min(target.height(), (long) y + source.height());
    if (left >= right || top >= bottom) {
      return;
    }
    slices.run(
        right - left,
        bottom - top,
        rows -> {
          Rowwise buffers = buffers(right - left);
          for (int row = top + rows.from(); row < top + rows.to(); row++) {
            read(source, (row - y) * source.width() + left - x, buffers.source, right - left);
            buffers.blend(mode, buffers.source, target, row * target.width() + left, right - left, coverage);
          }
        });
  }

  /** Between whole pixels, edges are as opaque as the part of a pixel that they cover. */
  private void drawShifted(Frame source, Affine matrix, BlendMode mode, int coverage, Frame target) {
    int left = (int) Math.clamp(Math.floor(matrix.e()), 0, target.width());
    int count = (int) Math.clamp(Math.ceil(matrix.e() + source.width()), left, target.width()) - left;
    int top = (int) Math.clamp(Math.floor(matrix.f()), 0, target.height());
    int bottom = (int) Math.clamp(Math.ceil(matrix.f() + source.height()), top, target.height());
    if (count > 0 && top < bottom) {
      slices.run(
          count,
          bottom - top,
          rows -> {
            Rowwise buffers = buffers(count);
            buffers.shifted.begin(source, matrix, left, count);
            for (int row = top + rows.from(); row < top + rows.to(); row++) {
              buffers.blend(mode, buffers.shifted.row(row), target, row * target.width() + left, count, coverage);
            }
          });
    }
  }

  private void drawTransformed(
      Frame source, Affine matrix, Edges edges, BlendMode mode, int coverage, Frame target) {
    Affine inverse = matrix.inverse();
    double[] vertical = verticalBounds(source, matrix);
    int top = (int) Math.clamp(Math.floor(vertical[0]) - 1, 0, target.height());
    int bottom = (int) Math.clamp(Math.ceil(vertical[1]) + 1, top, target.height());
    slices.run(
        target.width(),
        bottom - top,
        rows -> {
          Rows some = new Rows(top + rows.from(), top + rows.to());
          if (matrix.keepsAxes()) {
            drawUprightRows(source, inverse, UprightEdges.of(source, matrix, edges), mode, coverage, target, some);
          } else {
            drawTurnedRows(source, inverse, mode, coverage, target, some);
          }
        });
  }

  private void drawUprightRows(
      Frame source, Affine inverse, UprightEdges edges, BlendMode mode, int coverage, Frame target, Rows rows) {
    int left = (int) Math.clamp(edges.across().first(), 0, target.width());
    int count = (int) Math.clamp(edges.across().end(), left, target.width()) - left;
    int from = (int) Math.max(rows.from(), edges.down().first());
    int to = (int) Math.min(rows.to(), edges.down().end());
    if (count > 0 && from < to) {
      Rowwise buffers = buffers(count);
      UprightSampler sampler = buffers.sampler;
      sampler.begin(source, inverse, left, count);
      for (int row = from; row < to; row++) {
        int[] pixels = sampler.row(row);
        edges.soften(pixels, left, count, row);
        buffers.blend(mode, pixels, target, row * target.width() + left, count, coverage);
      }
    }
  }

  private void drawTurnedRows(
      Frame source, Affine inverse, BlendMode mode, int coverage, Frame target, Rows rows) {
    Rowwise buffers = buffers(target.width());
    for (int row = rows.from(); row < rows.to(); row++) {
      long span = turnedSpan(source, inverse, row, target.width());
      int left = (int) (span >>> 32);
      int count = (int) span - left;
      if (count > 0) {
        sample(source, inverse, left, row, buffers.source, count);
        buffers.blend(mode, buffers.source, target, row * target.width() + left, count, coverage);
      }
    }
  }

  /** The pixels of a row whose centres are inside the picture, as first (inclusive) and last (exclusive). */
  private static long turnedSpan(Frame source, Affine inverse, int row, int width) {
    double x0 = inverse.c() * (row + CENTRE) + inverse.e();
    double y0 = inverse.d() * (row + CENTRE) + inverse.f();
    double from = Math.max(entry(inverse.a(), x0, source.width()), entry(inverse.b(), y0, source.height()));
    double to = Math.min(exit(inverse.a(), x0, source.width()), exit(inverse.b(), y0, source.height()));
    return from <= to ? span(Math.ceil(from - CENTRE), Math.ceil(to - CENTRE), width) : 0;
  }

  private static double entry(double step, double start, double size) {
    if (step == 0) {
      return 0 <= start && start < size ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
    }
    return Math.min(-start / step, (size - start) / step);
  }

  private static double exit(double step, double start, double size) {
    if (step == 0) {
      return 0 <= start && start < size ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY;
    }
    return Math.max(-start / step, (size - start) / step);
  }

  private static long span(double from, double to, int width) {
    int left = (int) Math.clamp(from, 0, width);
    int right = (int) Math.clamp(to, left, width);
    return (long) left << 32 | right;
  }

  private static void sample(Frame source, Affine inverse, int left, int row, int[] buffer, int count) {
    double x = inverse.a() * (left + 0.5) + inverse.c() * (row + 0.5) + inverse.e();
    double y = inverse.b() * (left + 0.5) + inverse.d() * (row + 0.5) + inverse.f();
    long fx = (long) (x * ONE - 1) - HALF;
    long fy = (long) (y * ONE - 1) - HALF;
    long stepX = (long) (inverse.a() * ONE);
    long stepY = (long) (inverse.b() * ONE);
    int lastX = source.width() - 1;
    int lastY = source.height() - 1;
    for (int i = 0; i < count; i++) {
      int column = (int) (fx >> 16);
      int line = (int) (fy >> 16);
      int x1 = Math.clamp(column, 0, lastX);
      int x2 = Math.clamp(column + 1, 0, lastX);
      int y1 = Math.clamp(line, 0, lastY) * source.width();
      int y2 = Math.clamp(line + 1, 0, lastY) * source.width();
      int weightX = (int) fx >> 8 & 255;
      int weightY = (int) fy >> 8 & 255;
      int upper = weigh(source.pixel(y1 + x1), source.pixel(y1 + x2), weightX);
      int lower = weigh(source.pixel(y2 + x1), source.pixel(y2 + x2), weightX);
      buffer[i] = weigh(upper, lower, weightY);
      fx += stepX;
      fy += stepY;
    }
  }

  private static int weigh(int first, int second, int weight) {
    int other = 256 - weight;
    int low = (first & 0xFF00FF) * other + (second & 0xFF00FF) * weight >>> 8 & 0xFF00FF;
    int high = (first >>> 8 & 0xFF00FF) * other + (second >>> 8 & 0xFF00FF) * weight & 0xFF00FF00;
    return low | high;
  }

  private static double[] verticalBounds(Frame source, Affine matrix) {
    double low = matrix.f();
    double high = matrix.f();
    for (int corner = 1; corner < 4; corner++) {
      double y = matrix.f() + (corner & 1) * matrix.b() * source.width() + (corner >> 1) * matrix.d() * source.height();
      low = Math.min(low, y);
      high = Math.max(high, y);
    }
    return new double[] {low, high};
  }

  private Rowwise buffers(int length) {
    Rowwise buffers = rowBuffers.get();
    if (buffers == null || buffers.source.length < length) {
      buffers = new Rowwise(length, fidelity.original());
      rowBuffers.set(buffers);
    }
    return buffers;
  }

  private static void read(Frame frame, int index, int[] pixels, int count) {
    MemorySegment.copy(frame.pixels(), Frame.PIXEL, (long) index * Integer.BYTES, pixels, 0, count);
  }

  private static void write(int[] pixels, Frame frame, int index, int count) {
    MemorySegment.copy(pixels, 0, frame.pixels(), Frame.PIXEL, (long) index * Integer.BYTES, count);
  }

  /** One thread's rows, on the heap, where loops over them are fastest. */
  private static final class Rowwise {

    private final int[] source;
    private final int[] target;
    private final UprightSampler sampler = new UprightSampler();
    private final ShiftedSampler shifted = new ShiftedSampler();
    private final boolean unlimited;

    Rowwise(int length, boolean unlimited) {
      this.unlimited = unlimited;
      source = new int[length];
      target = new int[length];
    }

    void blend(BlendMode mode, int[] pixels, Frame frame, int index, int count, int coverage) {
      read(frame, index, target, count);
      if (unlimited && mode == BlendMode.SOURCE_OVER) {
        Blending.unlimitedOverRow(pixels, target, count, index % frame.width(), coverage);
      } else {
        Blending.row(mode, pixels, target, count, coverage);
      }
      write(target, frame, index, count);
    }
  }
}
