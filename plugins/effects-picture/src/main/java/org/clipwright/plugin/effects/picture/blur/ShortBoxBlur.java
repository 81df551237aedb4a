package org.clipwright.plugin.effects.picture.blur;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import org.clipwright.sdk.media.Frame;
import org.clipwright.sdk.media.Rows;

/**
 * The box blur for radii up to {@link WindowMean#LONGEST}: two channels are summed in the halves of one {@code int}, in
 * loops over whole rows that the compiler vectorizes. One thread at a time.
 */
final class ShortBoxBlur {

  private static final int EVEN = 0x00FF00FF;
  private static final int LANE = 0xFFFF;

  /** The last two used, the most recent first: some filters blur a picture a little and then more. */
  private static final ThreadLocal<ShortBoxBlur[]> LATEST =
      ThreadLocal.withInitial(() -> new ShortBoxBlur[] {new ShortBoxBlur(1, 0), new ShortBoxBlur(1, 0)});

  private final int width;
  private final int radius;
  private final WindowMean mean;
  private final int[] pixels;
  private final int[] leaving;
  private final int[] padded;
  private final int[] shifted;
  private final int[] even;
  private final int[] odd;
  private final int[] evenSums;
  private final int[] oddSums;

  private ShortBoxBlur(int width, int radius) {
    this.width = width;
    this.radius = radius;
    this.mean = WindowMean.of(radius);
    int length = width + 2 * radius;
    pixels = new int[width];
    leaving = new int[width];
    padded = new int[length];
    shifted = new int[length];
    even = new int[length];
    odd = new int[length];
    evenSums = new int[width];
    oddSums = new int[width];
  }

  /** The calling thread's blur for pictures of a width, kept for the next picture. */
  static ShortBoxBlur of(int width, int radius) {
    ShortBoxBlur[] known = LATEST.get();
    if (!known[0].fits(width, radius)) {
      ShortBoxBlur other = known[1].fits(width, radius) ? known[1] : new ShortBoxBlur(width, radius);
      known[1] = known[0];
      known[0] = other;
    }
    return known[0];
  }

  private boolean fits(int otherWidth, int otherRadius) {
    return width == otherWidth && radius == otherRadius;
  }

  /** Blurs rows horizontally. */
  void alongRows(Frame source, Frame target, Rows rows) {
    for (int y = rows.from(); y < rows.to(); y++) {
      alongRow(source, target, y);
    }
  }

  /** A separate method, because the compiler generates large code for it, once. */
  private void alongRow(Frame source, Frame target, int y) {
    pad(source, y);
    split(padded, even, odd);
    window(even, evenSums);
    window(odd, oddSums);
    means();
    target.writeRow(y, pixels);
  }

  /** Blurs rows vertically; reads rows beyond them. */
  void alongColumns(Frame source, Frame target, Rows rows) {
    gather(source, rows.from());
    for (int y = rows.from(); y < rows.to(); y++) {
      means();
      target.writeRow(y, pixels);
      slideDown(source, y);
    }
  }

  private void slideDown(Frame source, int y) {
    source.readRow(Math.min(y + radius + 1, source.height() - 1), pixels);
    source.readRow(Math.max(y - radius, 0), leaving);
    slide(pixels, leaving, evenSums, oddSums);
  }

  /** A row with its edge pixels repeated on both sides. */
  private void pad(Frame source, int y) {
    MemorySegment.copy(source.pixels(), Frame.PIXEL, (long) y * width * Integer.BYTES, padded, radius, width);
    Arrays.fill(padded, 0, radius, padded[radius]);
    Arrays.fill(padded, radius + width, padded.length, padded[radius + width - 1]);
  }

  private static void split(int[] pixels, int[] even, int[] odd) {
    for (int i = 0; i < pixels.length; i++) {
      even[i] = pixels[i] & EVEN;
      odd[i] = pixels[i] >>> 8 & EVEN;
    }
  }

  /**
   * Sums of the windows that begin at each position, composed of sums of 1, 2, 4, 8 and so on positions, according to
   * the ones in the window length's binary representation.
   */
  private void window(int[] sums, int[] result) {
    int length = 2 * radius + 1;
    System.arraycopy(sums, 0, result, 0, width);
    int covered = 1;
    for (int span = 2; span <= length; span <<= 1) {
      int half = span >> 1;
      System.arraycopy(sums, half, shifted, 0, sums.length - half);
      add(shifted, sums);
      if ((length & span) != 0) {
        System.arraycopy(sums, covered, shifted, 0, width);
        add(shifted, result);
        covered += span;
      }
    }
  }

  private static void add(int[] more, int[] sums) {
    for (int i = 0; i < sums.length; i++) {
      sums[i] += more[i];
    }
  }

  /** Computes the sums around one row. */
  private void gather(Frame source, int y) {
    int bottom = source.height() - 1;
    Arrays.fill(evenSums, 0);
    Arrays.fill(oddSums, 0);
    add(source, 0, Math.max(0, radius - y));
    add(source, bottom, Math.max(0, y + radius - bottom));
    for (int row = Math.max(0, y - radius); row <= Math.min(bottom, y + radius); row++) {
      add(source, row, 1);
    }
  }

  private void add(Frame source, int row, int times) {
    source.readRow(row, pixels);
    for (int i = 0; i < width; i++) {
      evenSums[i] += (pixels[i] & EVEN) * times;
      oddSums[i] += (pixels[i] >>> 8 & EVEN) * times;
    }
  }

  private static void slide(int[] entering, int[] leaving, int[] evenSums, int[] oddSums) {
    for (int i = 0; i < evenSums.length; i++) {
      evenSums[i] += (entering[i] & EVEN) - (leaving[i] & EVEN);
      oddSums[i] += (entering[i] >>> 8 & EVEN) - (leaving[i] >>> 8 & EVEN);
    }
  }

  /** Computes the means of all sums, as pixels. */
  private void means() {
    if (mean.isProduct()) {
      products(evenSums, oddSums, pixels, mean.factor(), mean.offset(), mean.places());
      return;
    }
    for (int i = 0; i < width; i++) {
      pixels[i] = mean.of(evenSums[i] & LANE, 0) | mean.of(evenSums[i] >>> 16, 16)
          | mean.of(oddSums[i] & LANE, 8) | mean.of(oddSums[i] >>> 16, 24);
    }
  }

  private static void products(int[] even, int[] odd, int[] pixels, int factor, int offset, int places) {
    for (int i = 0; i < pixels.length; i++) {
      int red = (even[i] & LANE) * factor + offset >>> places;
      int blue = (even[i] >>> 16) * factor + offset >>> places;
      int green = (odd[i] & LANE) * factor + offset >>> places;
      int alpha = (odd[i] >>> 16) * factor + offset >>> places;
      pixels[i] = red | green << 8 | blue << 16 | alpha << 24;
    }
  }
}
