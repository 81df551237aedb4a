package org.clipwright.render;

import java.util.Arrays;

/**
 * Plays one channel faster or slower: values between samples lie on the line that joins them, and a low-pass of second order
 * takes out the notes that the new speed cannot carry. What is left of one block goes into the next.
 */
final class SpeedChanger {

  /** The original engine's resampler holds this many silent samples before the first sound. */
  private static final int SILENCE_IN_FRONT = 3;

  private static final double SAME_SPEED = 0.0001;
  private static final double LOWEST_CORNER = 0.001;

  private float[] queue = new float[4096];
  private int queued = SILENCE_IN_FRONT;
  private double phase;

  private double speed = 1;
  private double b0;
  private double a1;
  private double a2;
  private double in1;
  private double in2;
  private double out1;
  private double out2;

  /** Makes a number of samples out of another. Both arrays may be longer; the first is changed. */
  void change(float[] in, int inCount, float[] out, int outCount) {
    setSpeed((double) inCount / outCount);
    if (speed > 1 + SAME_SPEED) {
      lowPass(in, inCount);
    }
    append(in, inCount);
    interpolate(out, outCount);
    if (speed < 1 - SAME_SPEED) {
      lowPass(out, outCount);
    } else if (speed <= 1 + SAME_SPEED) {
      remember(out, outCount);
    }
  }

  private void append(float[] in, int count) {
    if (queue.length < queued + count) {
      queue = Arrays.copyOf(queue, 2 * (queued + count));
    }
    System.arraycopy(in, 0, queue, queued, count);
    queued += count;
  }

  private void interpolate(float[] out, int count) {
    int position = 0;
    for (int i = 0; i < count; i++) {
      float left = at(position);
      out[i] = left + (float) phase * (at(position + 1) - left);
      phase += speed;
      int whole = (int) phase;
      position += whole;
      phase -= whole;
    }
    int used = Math.min(position, queued);
    System.arraycopy(queue, used, queue, 0, queued - used);
    queued -= used;
  }

  private float at(int index) {
    return index < queued ? queue[index] : 0;
  }

  /** A Butterworth low-pass whose corner is half of the lower of the two sample rates. */
  private void setSpeed(double wanted) {
    if (wanted == speed) {
      return;
    }
    speed = wanted;
    double corner = Math.max(LOWEST_CORNER, wanted > 1 ? 0.5 / wanted : 0.5 * wanted);
    double n = 1 / Math.tan(Math.PI * corner);
    b0 = 1 / (1 + Math.sqrt(2) * n + n * n);
    a1 = 2 * b0 * (1 - n * n);
    a2 = b0 * (1 - Math.sqrt(2) * n + n * n);
  }

  private void lowPass(float[] samples, int count) {
    for (int i = 0; i < count; i++) {
      double in = samples[i];
      double out = b0 * (in + 2 * in1 + in2) - a1 * out1 - a2 * out2;
      in2 = in1;
      in1 = in;
      out2 = out1;
      out1 = out;
      samples[i] = (float) out;
    }
  }

  /** Keeps the filter ready for a change of speed, so that it starts without a click. */
  private void remember(float[] samples, int count) {
    if (count == 0) {
      return;
    }
    in2 = out2 = count > 1 ? samples[count - 2] : in1;
    in1 = out1 = samples[count - 1];
  }
}
