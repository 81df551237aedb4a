package org.clipwright.sdk.testkit;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.clipwright.sdk.media.Frame;
import org.clipwright.sdk.media.Pixel;

/** Checks pictures and says in one sentence where something is wrong. */
final class PictureChecks {

  private PictureChecks() {}

  /** Fails if two pictures differ in any bit. */
  static void assertSame(Frame actual, Frame expected, String circumstances) {
    if (actual.width() != expected.width() || actual.height() != expected.height()) {
      throw new AssertionError(actual + " instead of " + expected + ", " + circumstances + ".");
    }
    long mismatch = actual.pixels().mismatch(expected.pixels());
    if (mismatch >= 0) {
      int i = (int) (mismatch / Integer.BYTES);
      throw new AssertionError(place(actual, i) + " is " + components(actual.pixel(i)) + " instead of "
          + components(expected.pixel(i)) + ", " + circumstances + ".");
    }
  }

  /** Fails if a colour is brighter than its alpha allows. */
  static void assertPremultiplied(Frame frame, String circumstances) {
    for (int i = 0; i < frame.size(); i++) {
      int pixel = frame.pixel(i);
      int alpha = Pixel.alpha(pixel);
      if (Pixel.red(pixel) > alpha || Pixel.green(pixel) > alpha || Pixel.blue(pixel) > alpha) {
        throw new AssertionError(place(frame, i) + " is brighter than its alpha: " + components(pixel) + ", "
            + circumstances + ".");
      }
    }
  }

  /** Fails if a pixel's alpha has changed. */
  static void assertSameAlpha(Frame actual, Frame before, String circumstances) {
    for (int i = 0; i < before.size(); i++) {
      if (Pixel.alpha(actual.pixel(i)) != Pixel.alpha(before.pixel(i))) {
        throw new AssertionError("The alpha of " + place(actual, i) + " was " + Pixel.alpha(before.pixel(i))
            + " and is "
            + Pixel.alpha(actual.pixel(i)) + ", " + circumstances + "; override opacity() when it may change.");
      }
    }
  }

  /** Fails if memory contains anything but one value. */
  static void assertUntouched(MemorySegment memory, byte untouched, String circumstances) {
    for (long i = 0; i < memory.byteSize(); i++) {
      if (memory.get(ValueLayout.JAVA_BYTE, i) != untouched) {
        throw new AssertionError("A byte outside the given rows was written, " + circumstances + ".");
      }
    }
  }

  private static String place(Frame frame, int index) {
    return "Pixel " + index % frame.width() + "," + index / frame.width() + " of " + frame;
  }

  private static String components(int pixel) {
    return "alpha %d red %d green %d blue %d"
        .formatted(Pixel.alpha(pixel), Pixel.red(pixel), Pixel.green(pixel), Pixel.blue(pixel));
  }
}
