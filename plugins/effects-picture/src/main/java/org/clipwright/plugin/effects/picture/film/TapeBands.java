package org.clipwright.plugin.effects.picture.film;

import java.util.ArrayList;
import java.util.List;

/**
 * The bands of static that flash up on a tape for a few frames, as seen in one frame. At most two begin in any quarter
 * of a second.
 */
final class TapeBands {

  private static final double WINDOW_SECONDS = 0.25;
  private static final int COUNT = 9;
  private static final int START = 11;
  private static final int PLACE = 12;

  private final List<Band> shown = new ArrayList<>();
  private final float height;
  private final int frames;

  /** A band: its centre row, and its age in frames. */
  private record Band(float middle, float age) {}

  /**
   * The bands of a frame.
   *
   * @param plan the noise that determines when there are bands
   * @param strength how many, how long and how high they are, from 0 to 1
   * @param frame number of the frame
   * @param pictureHeight height of the picture in rows
   */
  TapeBands(TapeNoise plan, float strength, long frame, double framesPerSecond, int pictureHeight) {
    height = between(0.06f * pictureHeight, 0.25f * pictureHeight, strength);
    frames = Math.round(between(1, 6, strength));
    if (strength > 0) {
      double seconds = frame / framesPerSecond;
      int window = (int) (seconds / WINDOW_SECONDS);
      double expected = 0.4f * strength * WINDOW_SECONDS * (0.25 + 1.5f * plan.density(frame, 0));
      double none = Math.exp(-expected);
      float chance = plan.share(window, COUNT, 0);
      for (int i = 0; i < 2; i++) {
        // Poisson: the probabilities of one band, and of two.
        double likely = i == 0 ? 1 - none : 1 - none - expected * none;
        if (chance < likely) {
          begin(plan, window, i, seconds, framesPerSecond, pictureHeight);
        }
      }
    }
  }

  private void begin(TapeNoise plan, int window, int number, double seconds, double framesPerSecond,
      int pictureHeight) {
    float delay = (float) (plan.share(window, START + number, 0) * WINDOW_SECONDS);
    float middle = plan.share(window, PLACE + number, 0) * (pictureHeight - height) + 0.5f * height;
    double start = window * WINDOW_SECONDS + delay;
    if (seconds >= start && seconds < start + frames / framesPerSecond) {
      shown.add(new Band(middle, (float) ((seconds - start) * framesPerSecond)));
    }
  }

  /** How much a band covers a row, from 0 to 1: most at its centre, and less while it appears and disappears. */
  float share(int row) {
    float most = 0;
    for (Band band : shown) {
      float near = Math.max(0, 1 - Math.abs(row - band.middle) / (height * 0.5f));
      most = Math.max(most, near * presence(band.age));
    }
    return most;
  }

  private float presence(float age) {
    if (age < 1) {
      return age;
    }
    return age < frames - 1 ? 1 : Math.max(0, frames - age);
  }

  static float between(float from, float to, float share) {
    return from + (to - from) * share;
  }
}
