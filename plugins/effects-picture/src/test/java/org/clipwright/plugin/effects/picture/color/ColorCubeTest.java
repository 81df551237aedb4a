package org.clipwright.plugin.effects.picture.color;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.clipwright.plugin.effects.picture.pixel.ColorRow;
import org.junit.jupiter.api.Test;

class ColorCubeTest {

  private static final int WIDTH = 1000;

  @Test
  void coloursAreInterpolatedAlongRedThenGreenThenBlue() {
    for (int size : new int[] {2, 3, 17}) {
      float[] entries = entries(size);
      ColorCube cube = ColorCube.parse(file(size, entries));
      ColorRow row = colors();
      cube.lookUp(row);
      for (int i = 0; i < WIDTH; i++) {
        for (int channel = 0; channel < 3; channel++) {
          assertThat(row.others[channel][i]).isEqualTo(
              expected(entries, size, channel, row.channels[0][i], row.channels[1][i], row.channels[2][i]));
        }
      }
    }
  }

  private static float expected(float[] entries, int size, int channel, float red, float green, float blue) {
    float[] place = {red, green, blue};
    int[] whole = new int[3];
    for (int axis = 0; axis < 3; axis++) {
      place[axis] = Math.clamp(place[axis], 0f, 1f) * (size - 1);
      whole[axis] = (int) place[axis];
    }
    float[] planes = new float[2];
    for (int z = 0; z < 2; z++) {
      float[] lines = new float[2];
      for (int y = 0; y < 2; y++) {
        float from = entry(entries, size, channel, whole[0], whole[1] + y, whole[2] + z);
        float to = entry(entries, size, channel, whole[0] + 1, whole[1] + y, whole[2] + z);
        lines[y] = from + (to - from) * (place[0] - whole[0]);
      }
      planes[z] = lines[0] + (lines[1] - lines[0]) * (place[1] - whole[1]);
    }
    return planes[0] + (planes[1] - planes[0]) * (place[2] - whole[2]);
  }

  private static float entry(float[] entries, int size, int channel, int x, int y, int z) {
    int last = size - 1;
    return entries[((Math.min(last, z) * size + Math.min(last, y)) * size + Math.min(last, x)) * 3 + channel];
  }

  private static float[] entries(int size) {
    Random random = new Random(size);
    float[] entries = new float[size * size * size * 3];
    for (int i = 0; i < entries.length; i++) {
      entries[i] = random.nextFloat(-0.2f, 1.2f);
    }
    return entries;
  }

  private static byte[] file(int size, float[] entries) {
    StringBuilder lines = new StringBuilder("LUT_3D_SIZE " + size + "\n");
    for (int i = 0; i < entries.length; i += 3) {
      lines.append(entries[i]).append(' ').append(entries[i + 1]).append(' ').append(entries[i + 2]).append('\n');
    }
    return lines.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** Random colours, some of them out of range, and the table's corners. */
  private static ColorRow colors() {
    Random random = new Random(7);
    ColorRow row = ColorRow.of(WIDTH);
    for (int i = 0; i < WIDTH; i++) {
      for (int channel = 0; channel < 3; channel++) {
        row.channels[channel][i] = i < 8 ? i >> channel & 1 : random.nextFloat(-0.1f, 1.1f);
      }
    }
    return row;
  }
}
