package org.clipwright.render.sound;

/** A second-order Butterworth low-pass that removes from one channel the frequencies a new speed cannot carry. */
public final class SpeedFilter {

  private static final double SAME_SPEED = 0.0001;
  private static final double LOWEST_CORNER = 0.001;

  private double speed = 1;
  private double b0;
  private double a1;
  private double a2;
  private double in1;
  private double in2;
  private double out1;
  private double out2;

  /** Sets the number of input samples per output sample; the cutoff is half the lower of the two sample rates. */
  public void setSpeed(double wanted) {
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

  /** Filters input samples when the speed drops samples. */
  public void filterInput(float[] samples, int start, int count) {
    if (speed > 1 + SAME_SPEED) {
      lowPass(samples, start, count);
    }
  }

  /** Filters output samples when the speed adds samples; otherwise prepares for a change of speed without a click. */
  public void filterOutput(float[] samples, int count) {
    if (speed < 1 - SAME_SPEED) {
      lowPass(samples, 0, count);
    } else if (speed <= 1 + SAME_SPEED && count > 0) {
      in2 = out2 = count > 1 ? samples[count - 2] : in1;
      in1 = out1 = samples[count - 1];
    }
  }

  private void lowPass(float[] samples, int start, int count) {
    for (int i = start; i < start + count; i++) {
      double in = samples[i];
      double out = b0 * (in + 2 * in1 + in2) - a1 * out1 - a2 * out2;
      in2 = in1;
      in1 = in;
      out2 = out1;
      out1 = out;
      samples[i] = (float) out;
    }
  }
}
