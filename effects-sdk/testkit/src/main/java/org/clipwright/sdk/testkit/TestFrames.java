package org.clipwright.sdk.testkit;

import java.lang.foreign.Arena;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.clipwright.sdk.media.Frame;
import org.clipwright.sdk.media.Pixel;

/** Makes pictures for tests, the same ones for the same seed. */
public final class TestFrames {

  private TestFrames() {}

  /** A picture of random opaque pixels. */
  public static Frame noise(Arena arena, int width, int height, long seed) {
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    Frame frame = Frame.allocate(arena, width, height);
    for (int i = 0; i < frame.size(); i++) {
      frame.pixel(i, random.nextInt() | 0xFF000000);
    }
    return frame;
  }

  /** A picture of random, correctly premultiplied pixels of all opacities. */
  public static Frame translucentNoise(Arena arena, int width, int height, long seed) {
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    Frame frame = Frame.allocate(arena, width, height);
    for (int i = 0; i < frame.size(); i++) {
      int alpha = random.nextInt(256);
      frame.pixel(
          i,
          Pixel.of(random.nextInt(alpha + 1), random.nextInt(alpha + 1), random.nextInt(alpha + 1), alpha));
    }
    return frame;
  }

  /** A picture of one colour. */
  public static Frame plain(Arena arena, int width, int height, int pixel) {
    Frame frame = Frame.allocate(arena, width, height);
    for (int i = 0; i < frame.size(); i++) {
      frame.pixel(i, pixel);
    }
    return frame;
  }
}
