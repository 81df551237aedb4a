package org.clipwright.plugin.effects.picture.pixel;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.Arena;
import org.clipwright.sdk.media.Frame;
import org.clipwright.sdk.media.Pixel;
import org.junit.jupiter.api.Test;

class ColorRowTest {

  private static final int WIDTH = 256;

  @Test
  void roundingIsThatOfMathRound() {
    for (int whole = 0; whole < 256; whole++) {
      float value = whole + 0.5f;
      for (int step = 0; step < 100; step++) {
        value = Math.nextDown(value);
      }
      for (int step = 0; step < 200; step++) {
        assertThat((int) (value + ColorRow.NEAREST)).isEqualTo(Math.round(value));
        value = Math.nextUp(value);
      }
      assertThat((int) (whole + ColorRow.NEAREST)).isEqualTo(whole);
    }
  }

  @Test
  void coloursComeBackAsTheyWereAndUnseenPixelsStay() {
    try (Arena arena = Arena.ofConfined()) {
      Frame frame = everyAlpha(arena);
      ColorRow row = ColorRow.of(WIDTH);
      for (int alpha = 0; alpha < 256; alpha++) {
        row.read(frame, alpha, 1);
        row.write(frame, alpha, ColorRow.NEAREST, 0);
        for (int value = 0; value < WIDTH; value++) {
          int most = alpha == 0 ? value : Math.min(alpha, value);
          assertThat(frame.pixel(alpha * WIDTH + value)).isEqualTo(Pixel.of(most, most, most, alpha));
        }
      }
    }
  }

  @Test
  void coloursAreSharesOfTheirAlpha() {
    try (Arena arena = Arena.ofConfined()) {
      Frame frame = everyAlpha(arena);
      ColorRow row = ColorRow.of(WIDTH);
      for (int alpha = 1; alpha < 256; alpha++) {
        row.read(frame, alpha, Float.MAX_VALUE);
        for (int value = 0; value < WIDTH; value++) {
          assertThat(row.channels[2][value]).isEqualTo(value / (float) alpha);
        }
      }
    }
  }

  @Test
  void brightColoursAreCutToBytesWhereTheyMayExceedTheirAlpha() {
    try (Arena arena = Arena.ofConfined()) {
      Frame frame = everyAlpha(arena);
      ColorRow row = ColorRow.of(WIDTH);
      row.read(frame, 100, Float.MAX_VALUE);
      row.channels[0][0] = 3;
      row.channels[1][0] = 1.999f;
      row.channels[2][0] = -1;
      row.write(frame, 100, 0, 255);
      assertThat(frame.pixel(100 * WIDTH)).isEqualTo(Pixel.of(255, 199, 0, 100));
    }
  }

  /** A row for each alpha, a column for each grey, also those brighter than alpha allows. */
  private static Frame everyAlpha(Arena arena) {
    Frame frame = Frame.allocate(arena, WIDTH, 256);
    for (int i = 0; i < frame.size(); i++) {
      int value = i % WIDTH;
      frame.pixel(i, Pixel.of(value, value, value, i / WIDTH));
    }
    return frame;
  }
}
