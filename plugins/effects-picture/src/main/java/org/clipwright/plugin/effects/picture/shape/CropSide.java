package org.clipwright.plugin.effects.picture.shape;

/**
 * One axis of a cropped picture, in fractional pixels.
 *
 * @param place start of the area that is painted
 * @param room size of the area that is painted; below 0 if an offset leaves nothing of the picture in it
 * @param source start of the part of the picture that is painted there
 * @param sourceRoom size of that part
 */
record CropSide(double place, double room, double source, double sourceRoom) {

  private static final int FRACTIONS = 65536;

  /**
   * Pixels to copy along one axis.
   *
   * @param to first target pixel
   * @param from the source pixel that goes there
   * @param count number of pixels
   */
  record Strip(int to, int from, int count) {

    static final Strip NONE = new Strip(0, 0, 0);

    boolean isAll(int size) {
      return to == 0 && from == 0 && count == size;
    }

    /** The same in a picture that contains only some of the pixels. */
    Strip within(int first, int room) {
      int skipped = Math.max(0, first - to);
      int start = to + skipped - first;
      return new Strip(start, from + skipped, Math.clamp(Math.min(count - skipped, room - start), 0, room));
    }
  }

  static CropSide of(double before, double after, double offset, int size) {
    double cut = Math.clamp(before, 0, 1);
    double place = cut * size;
    double room = Math.max(0, 1 - cut - Math.clamp(after, 0, 1)) * size;
    double shift = Math.clamp(offset, -2, 2) * size;
    return new CropSide(place, room, place + shift, room).startingInside().endingInside(size);
  }

  private CropSide startingInside() {
    return source >= 0 ? this : new CropSide(place - source, room - ((place - source) - place), 0, sourceRoom + source);
  }

  // Sums are computed as in the original: whether the two sizes are equal to the last bit decides about rounding.
  private CropSide endingInside(int size) {
    double end = source + sourceRoom;
    return end <= size ? this : new CropSide(place, place + room - (end - size) - place, source, size - source);
  }

  boolean isEmpty() {
    return room <= 0 || sourceRoom <= 0;
  }

  /** What the original paints: if nothing is left along an axis, everything that follows. */
  CropSide unlimited(int size) {
    double part = sourceRoom <= 0 ? size - source : sourceRoom;
    double area = room < 0 ? part : room;
    double excess = part + source - size;
    return part > 0 && excess > 0
        ? new CropSide(place, area - excess * area / part, source, part - excess)
        : new CropSide(place, area, source, part);
  }

  boolean isStretched() {
    return room != sourceRoom;
  }

  /** The pixels to copy if the area is as large as the part. */
  Strip plain(int size) {
    int to = rounded(place);
    int from = rounded(source);
    int count = Math.min(rounded(source + sourceRoom) - from, Math.min(size - from, size - to));
    return new Strip(to, from, Math.max(0, count));
  }

  /** The pixels to copy if the sizes of area and part differ, even if only by a rounded sum. */
  Strip stretched(int size) {
    int to = firstPixel();
    double step = sourceRoom / room;
    int start = (int) (source * FRACTIONS) + (int) Math.ceil((to + 0.5 - place) * step * FRACTIONS) - 1;
    int from = start / FRACTIONS;
    int count = Math.min(Math.min(firstPixel() + pixels(), size) - to, size - from);
    return new Strip(to, from, Math.max(0, count));
  }

  /** The first pixel of the area. */
  int firstPixel() {
    return rounded(place);
  }

  /** The number of pixels in the area; 0 or less if it is empty. */
  int pixels() {
    return rounded(place + room) - rounded(place);
  }

  private static int rounded(double value) {
    return (int) Math.floor(value + 0.5);
  }
}
