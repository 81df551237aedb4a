package org.clipwright.render.sound;

import java.util.Arrays;

/**
 * Plays one channel faster or slower, with linear interpolation between samples. Blocks join seamlessly, even where the
 * speed changes.
 */
final class SpeedChanger {

  private final SpeedFilter filter = new SpeedFilter();
  private float[] queue = new float[4096];
  private int queued;
  private double phase;

  /**
   * The number of input samples needed for a number of output samples, at a speed in input samples per output sample.
   */
  int wanted(double speed, int outCount) {
    double last = phase;
    int position = 0;
    for (int i = 1; i < outCount; i++) {
      last += speed;
      position += (int) last;
      last -= (int) last;
    }
    return Math.max(0, Math.max(position + 2, position + (int) (last + speed)) - queued);
  }

  /**
   * Makes samples at a speed from the number of input samples requested. Both arrays may be longer; the first is
   * changed.
   */
  void change(double speed, float[] in, int inCount, float[] out, int outCount) {
    filter.setSpeed(speed);
    filter.filterInput(in, 0, inCount);
    append(in, inCount);
    interpolate(speed, out, outCount);
    filter.filterOutput(out, outCount);
  }

  private void append(float[] in, int count) {
    if (queue.length < queued + count) {
      queue = Arrays.copyOf(queue, 2 * (queued + count));
    }
    System.arraycopy(in, 0, queue, queued, count);
    queued += count;
  }

  private void interpolate(double speed, float[] out, int count) {
    int position = 0;
    for (int i = 0; i < count; i++) {
      float left = queue[position];
      out[i] = left + (float) phase * (queue[position + 1] - left);
      phase += speed;
      int whole = (int) phase;
      position += whole;
      phase -= whole;
    }
    System.arraycopy(queue, position, queue, 0, queued - position);
    queued -= position;
  }
}
