package org.clipwright.sdk.effect;

/**
 * How a filter is going to access the picture of one frame, declared in advance.
 *
 * @param reach how far it reads
 * @param passes number of passes of {@code apply} over the whole picture; 1 or more
 * @param width width of the resulting picture in pixels
 * @param height height of the resulting picture in pixels
 */
public record Layout(Reach reach, int passes, int width, int height) {

  /** Keeps the size of the incoming picture. */
  public static final int SAME_SIZE = -1;

  /** How far from a pixel's own position a filter reads. */
  public enum Reach {
    /** The filter leaves this frame unchanged and is not applied. */
    NOTHING,
    /** Only the pixel itself: source and target are the same frame; rows are split among threads. */
    PIXEL,
    /** Any pixel: source and target are different frames; rows are split among threads. */
    PICTURE,
    /** Any pixel, on one thread, in place: source and target are the same frame. */
    WHOLE
  }

  public Layout {
    if (passes < 1) {
      throw new IllegalArgumentException("A layout needs at least one pass.");
    }
  }

  /** The frame stays as it is. */
  public static Layout unchanged() {
    return new Layout(Reach.NOTHING, 1, SAME_SIZE, SAME_SIZE);
  }

  /** Each pixel depends only on itself; pixels are changed in place or left unchanged. */
  public static Layout perPixel() {
    return new Layout(Reach.PIXEL, 1, SAME_SIZE, SAME_SIZE);
  }

  /**
   * Each pixel may depend on the whole source, which must not be changed; every pixel of the target must be written.
   */
  public static Layout picture() {
    return passes(1);
  }

  /** Like {@link #picture()}, in several passes, each of which reads what the previous one wrote. */
  public static Layout passes(int count) {
    return new Layout(Reach.PICTURE, count, SAME_SIZE, SAME_SIZE);
  }

  /** The picture is changed in place on one thread, in one call for all rows. */
  public static Layout whole() {
    return new Layout(Reach.WHOLE, 1, SAME_SIZE, SAME_SIZE);
  }

  /** Like {@link #picture()}, but the target has a different size. */
  public static Layout resized(int width, int height) {
    return new Layout(Reach.PICTURE, 1, width, height);
  }
}
