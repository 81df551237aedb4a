package org.clipwright.render.picture;

import java.lang.foreign.MemorySegment;
import org.clipwright.sdk.effect.Fidelity;
import org.clipwright.sdk.media.Frame;
import org.clipwright.sdk.media.Rows;
import org.clipwright.timeline.BlendMode;

/**
 * Draws pictures onto frames through an affine map, with bilinear filtering. Unless smooth edges are asked for, a pixel
 * is drawn when its centre is inside the drawn picture; pictures that are only moved, by parts of pixels, always have
 * smooth edges, except under the original's fidelity.
 */
public final class PictureDrawing {

  /** How the edges of scaled and turned pictures are drawn. */
  public enum Edges {
    /** Pixels are drawn or not: sharp, but edges step in a movement, and slanting ones are stairs. */
    SHARP,
    /** As opaque as the part of a pixel that they cover. */
    SMOOTH
  }

  private static final int BLACK = 0xFF000000;

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
            drawTurnedRows(source, inverse, edges, mode, coverage, target, some);
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
      Frame source, Affine inverse, Edges edges, BlendMode mode, int coverage, Frame target, Rows rows) {
    Rowwise buffers = buffers(target.width());
    TurnedSampler sampler = buffers.turned;
    sampler.begin(source, inverse, edges == Edges.SMOOTH, target.width());
    for (int row = rows.from(); row < rows.to(); row++) {
      int count = sampler.sample(row);
      if (count > 0) {
        int index = row * target.width() + sampler.left();
        buffers.blend(mode, sampler.pixels(), target, index, count, coverage);
      }
    }
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
    private final TurnedSampler turned = new TurnedSampler();
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
