package org.clipwright.media.picture;

/**
 * Maps each pixel of a cropped, rotated and mirrored picture to its source: column {@code xx * x + xy * y + x0} and row
 * {@code yx * x + yy * y + y0} of the stored picture.
 */
public record PixelMap(int width, int height, int xx, int xy, int x0, int yx, int yy, int y0) {

  public static PixelMap of(int width, int height) {
    return new PixelMap(width, height, 1, 0, 0, 0, 1, 0);
  }

  /** Keeps part of the picture. */
  public PixelMap cropped(int left, int top, int newWidth, int newHeight) {
    return followedBy(newWidth, newHeight, new int[] {1, 0, left, 0, 1, top});
  }

  /** Rotated anticlockwise by a number of quarter turns. */
  public PixelMap turned(int quarters) {
    return switch (quarters & 3) {
      case 1 -> followedBy(height, width, new int[] {0, -1, width - 1, 1, 0, 0});
      case 2 -> followedBy(width, height, new int[] {-1, 0, width - 1, 0, -1, height - 1});
      case 3 -> followedBy(height, width, new int[] {0, 1, 0, -1, 0, height - 1});
      default -> this;
    };
  }

  /** With top and bottom swapped. */
  public PixelMap upsideDown() {
    return followedBy(width, height, new int[] {1, 0, 0, 0, -1, height - 1});
  }

  /** With left and right swapped. */
  public PixelMap mirrored() {
    return followedBy(width, height, new int[] {-1, 0, width - 1, 0, 1, 0});
  }

  /** The index of the stored pixel shown at a position, given the width of the stored rows. */
  public int stored(int x, int y, int storedWidth) {
    return (yx * x + yy * y + y0) * storedWidth + xx * x + xy * y + x0;
  }

  private PixelMap followedBy(int newWidth, int newHeight, int[] to) {
    return new PixelMap(newWidth, newHeight,
        xx * to[0] + xy * to[3], xx * to[1] + xy * to[4], xx * to[2] + xy * to[5] + x0,
        yx * to[0] + yy * to[3], yx * to[1] + yy * to[4], yx * to[2] + yy * to[5] + y0);
  }
}
