package org.clipwright.plugin.effects.picture.outline;

import java.lang.foreign.MemorySegment;
import org.clipwright.plugin.effects.picture.blur.BoxBlur;
import org.clipwright.plugin.effects.picture.pixel.OwnFrame;
import org.clipwright.sdk.effect.PictureContext;
import org.clipwright.sdk.media.Frame;
import org.clipwright.sdk.media.Rows;

/**
 * The outer shape of a picture, grown, moved and softened in several passes, alongside the original picture. It takes
 * {@link #PASSES} passes and one more, in which its owner combines the two.
 */
final class Silhouette implements AutoCloseable {

  private static final int BOXES = 3;

  /** Two to grow, and two per box. */
  static final int PASSES = 2 + 2 * BOXES;

  private static final int FIRST_SOFT = 2;
  private static final int FARTHEST = 1 << 15;
  private static final int WIDEST = 1 << 10;

  private final OwnFrame kept = new OwnFrame();
  private final OwnFrame keptHard = new OwnFrame();
  private Frame original;
  private Frame hard;
  private boolean keepingHard;
  private Spread.Part part = Spread.Part.OPAQUE;
  private int growth;
  private int right;
  private int down;
  private int blur;

  /**
   * Sets up a frame.
   *
   * @param growth pixels that the shape grows in all directions
   * @param right pixels that it moves to the right; negative for left
   * @param down pixels that it moves down; negative for up
   * @param blur radius of each of the three boxes that soften it
   */
  void set(PictureContext context, double growth, double right, double down, double blur) {
    original = kept.sized(context.width(), context.height());
    this.growth = Math.clamp(Math.round(growth), 0, WIDEST);
    this.right = Math.clamp(Math.round(right), -FARTHEST, FARTHEST);
    this.down = Math.clamp(Math.round(down), -FARTHEST, FARTHEST);
    this.blur = Math.clamp(Math.round(blur), 0, WIDEST);
    this.part = Spread.Part.OPAQUE;
  }

  /** Sets up a frame for the area around the shape, which then grows and softens into the shape. */
  void setAround(PictureContext context, double growth, double blur) {
    set(context, growth, 0, 0, blur);
    part = Spread.Part.TRANSPARENT;
  }

  /** Runs any pass but the last. */
  void pass(PictureContext context, Rows rows) {
    int pass = context.pass();
    if (pass == 0) {
      keep(context.source(), rows);
      Spread.alongRows(context.source(), context.target(), rows, part, growth, right);
    } else if (pass == 1) {
      Spread.alongColumns(context.source(), context.target(), rows, growth, down);
    } else if (pass % 2 == 0) {
      if (pass == FIRST_SOFT && keepingHard) {
        copy(context.source(), hard, rows);
      }
      BoxBlur.alongRows(context.source(), context.target(), rows, blur);
    } else {
      BoxBlur.alongColumns(context.source(), context.target(), rows, blur);
    }
  }

  /** Also keeps the shape before it is softened. */
  void keepHard(PictureContext context) {
    hard = keptHard.sized(context.width(), context.height());
    keepingHard = true;
  }

  /** The grown shape before softening; to be read in the last pass after {@link #keepHard}. */
  Frame hard() {
    return hard;
  }

  private void keep(Frame source, Rows rows) {
    copy(source, original, rows);
  }

  private static void copy(Frame source, Frame target, Rows rows) {
    long from = (long) rows.from() * source.width() * Integer.BYTES;
    long bytes = (long) (rows.to() - rows.from()) * source.width() * Integer.BYTES;
    MemorySegment.copy(source.pixels(), from, target.pixels(), from, bytes);
  }

  /** The original picture; to be read in the last pass. */
  Frame original() {
    return original;
  }

  @Override
  public void close() {
    kept.close();
    keptHard.close();
  }
}
