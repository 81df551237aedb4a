package org.clipwright.sdk.media;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/**
 * One picture in native memory: premultiplied RGBA, 8 bits per channel, rows from top to bottom without padding.
 *
 * <p>A pixel is read and written as one {@code int} whose bytes are, from the lowest up, red, green, blue and alpha;
 * see {@link Pixel}. A frame does not own its memory: whoever allocated it frees it. Any thread may read or write it,
 * but the threads must agree on who writes which rows.
 */
public final class Frame {

  /** One pixel as it is laid out in memory. */
  public static final ValueLayout.OfInt PIXEL = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  /** Native code writes whole vectors, even where a picture's last row ends in the middle of one. */
  private static final long ROOM_BEHIND = 64;

  private static final long MAXIMUM_PIXELS = Integer.MAX_VALUE / Integer.BYTES;

  private final MemorySegment pixels;
  private final int width;
  private final int height;

  private Frame(MemorySegment pixels, int width, int height) {
    this.pixels = pixels;
    this.width = width;
    this.height = height;
  }

  /** Wraps memory of at least {@code width * height * 4} bytes as a frame. */
  public static Frame of(MemorySegment pixels, int width, int height) {
    return new Frame(pixels.asSlice(0, byteSize(width, height)), width, height);
  }

  /**
   * Allocates a transparent frame that lives as long as the arena, followed by 64 bytes of padding that anyone may
   * overwrite.
   */
  public static Frame allocate(Arena arena, int width, int height) {
    return of(arena.allocate(byteSize(width, height) + ROOM_BEHIND, 64), width, height);
  }

  /** Number of bytes in a picture of this size; sizes below one pixel or above 2 GiB are rejected. */
  public static long byteSize(int width, int height) {
    if (width < 1 || height < 1 || (long) width * height > MAXIMUM_PIXELS) {
      throw new IllegalArgumentException("A frame of " + width + "x" + height + " pixels is out of range.");
    }
    return (long) width * height * Integer.BYTES;
  }

  /** Width in pixels. */
  public int width() {
    return width;
  }

  /** Height in pixels. */
  public int height() {
    return height;
  }

  /** Number of pixels, {@code width * height}. */
  public int size() {
    return width * height;
  }

  /** The memory itself, exactly {@code width * height * 4} bytes. */
  public MemorySegment pixels() {
    return pixels;
  }

  /** The pixel at a row-major index from 0 to {@code size() - 1}. */
  public int pixel(int index) {
    return pixels.get(PIXEL, (long) index << 2);
  }

  /** Sets the pixel at a row-major index from 0 to {@code size() - 1}. */
  public void pixel(int index, int value) {
    pixels.set(PIXEL, (long) index << 2, value);
  }

  /**
   * Copies a row into an array: as many pixels as the array is long, at most the frame's width. The just-in-time
   * compiler vectorizes loops over arrays best.
   */
  public void readRow(int row, int[] into) {
    MemorySegment.copy(pixels, PIXEL, rowStart(row), into, 0, Math.min(into.length, width));
  }

  /** Copies an array into a row: as many pixels as the array is long, at most the frame's width. */
  public void writeRow(int row, int[] from) {
    MemorySegment.copy(from, 0, pixels, PIXEL, rowStart(row), Math.min(from.length, width));
  }

  private long rowStart(int row) {
    return (long) row * width * Integer.BYTES;
  }

  /** Copies all pixels of a frame of the same size. */
  public void copyFrom(Frame other) {
    requireSameSize(other);
    MemorySegment.copy(other.pixels, 0, pixels, 0, pixels.byteSize());
  }

  /** Makes every pixel transparent black. */
  public void clear() {
    pixels.fill((byte) 0);
  }

  private void requireSameSize(Frame other) {
    if (other.width != width || other.height != height) {
      throw new IllegalArgumentException(
          "Frames differ in size: " + width + "x" + height + " and " + other.width + "x" + other.height + ".");
    }
  }

  @Override
  public String toString() {
    return "Frame " + width + "x" + height;
  }
}
