package org.clipwright.sdk.effect;

/**
 * How a filter will touch the picture of one frame, told before it does.
 *
 * @param reach how far it reads
 * @param passes how often {@code apply} runs over the whole picture; 1 or more
 * @param width width of the picture it leaves, in pixels
 * @param height height of the picture it leaves, in pixels
 */
public record Layout(Reach reach, int passes, int width, int height) {

  /** Keeps the size of the incoming picture. */
  public static final int SAME_SIZE = -1;

  /** How far outside a pixel's own place a filter reads. */
  public enum Reach {
    /** The filter leaves this frame as it is and is not applied. */
    NOTHING,
    /** Only the pixel itself: source and target are the same frame, rows are sliced over threads. */
    PIXEL,
    /** Any pixel: source and target are different frames, rows are sliced over threads. */
    PICTURE,
    /** Any pixel, drawn as a whole by one thread, in place: source and target are the same frame. */
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

  /** Each pixel depends on itself only; it is changed in place, and may be left alone. */
  public static Layout perPixel() {
    return new Layout(Reach.PIXEL, 1, SAME_SIZE, SAME_SIZE);
  }

  /** Each pixel may depend on all of the source, which stays as it is; every pixel of the target has to be written. */
  public static Layout picture() {
    return passes(1);
  }

  /** As {@link #picture()}, several times, each pass reading what the one before has written. */
  public static Layout passes(int count) {
    return new Layout(Reach.PICTURE, count, SAME_SIZE, SAME_SIZE);
  }

  /** The picture is drawn on in place by one thread, in one call for all rows. */
  public static Layout whole() {
    return new Layout(Reach.WHOLE, 1, SAME_SIZE, SAME_SIZE);
  }

  /** As {@link #picture()}, but the target has another size. */
  public static Layout resized(int width, int height) {
    return new Layout(Reach.PICTURE, 1, width, height);
  }
}
