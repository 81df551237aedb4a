package org.clipwright.worker;

import java.util.Arrays;
import org.clipwright.sdk.transcription.Transcriber;

/**
 * Distinguishes speech from pauses by loudness, and finds where to cut sound without cutting a word. The threshold
 * adapts to the sound itself, so that quiet and noisy recordings work too.
 */
final class PauseSplitter {

  private static final int FRAME = Transcriber.SAMPLE_RATE * 3 / 100;

  /** The level below which sound is inaudible: -60 dB. */
  private static final double SILENCE = 0.001;

  /** How much louder than the background a voice is. */
  private static final double ABOVE_BACKGROUND = 2.5;

  /**
   * The share of the loudest level that still counts as a voice; steady sound, which has no background, is voice
   * throughout.
   */
  private static final double SHARE_OF_LOUD = 0.25;

  /** Leaves room for the soft sounds at the start and end of words. */
  private static final int MARGIN = Transcriber.SAMPLE_RATE / 5;

  private static final int SHORTEST_PAUSE_FRAMES = 10;

  private final float[] samples;
  private final int count;
  private final boolean[] loud;

  /** Analyses the first {@code count} samples. */
  PauseSplitter(float[] samples, int count) {
    this.samples = samples;
    this.count = count;
    this.loud = loud(loudness());
  }

  private double[] loudness() {
    double[] frames = new double[(count + FRAME - 1) / FRAME];
    for (int frame = 0; frame < frames.length; frame++) {
      double sum = 0;
      int end = Math.min(count, (frame + 1) * FRAME);
      for (int i = frame * FRAME; i < end; i++) {
        sum += samples[i] * samples[i];
      }
      frames[frame] = Math.sqrt(sum / (end - frame * FRAME));
    }
    return frames;
  }

  private static boolean[] loud(double[] frames) {
    double[] sorted = frames.clone();
    Arrays.sort(sorted);
    double background = sorted.length == 0 ? 0 : sorted[sorted.length / 10];
    double voice = sorted.length == 0 ? 0 : sorted[sorted.length * 19 / 20];
    double limit = Math.max(SILENCE, Math.min(background * ABOVE_BACKGROUND, voice * SHARE_OF_LOUD));
    boolean[] loud = new boolean[frames.length];
    for (int frame = 0; frame < frames.length; frame++) {
      loud[frame] = frames[frame] >= limit;
    }
    return loud;
  }

  /** The first sample that belongs to speech, with a margin before it; the number of samples when there is none. */
  int speechStart() {
    for (int frame = 0; frame < loud.length; frame++) {
      if (loud[frame]) {
        return Math.max(0, frame * FRAME - MARGIN);
      }
    }
    return count;
  }

  /** Where the last speech ends, with a margin after it; 0 when there is none. */
  int speechEnd() {
    for (int frame = loud.length - 1; frame >= 0; frame--) {
      if (loud[frame]) {
        return Math.min(count, (frame + 1) * FRAME + MARGIN);
      }
    }
    return 0;
  }

  /** Where to cut: in the middle of the last pause of the second half, or at the end when there is none. */
  int cut() {
    int end = loud.length;
    int pause = 0;
    for (int frame = loud.length - 1; frame >= loud.length / 2; frame--) {
      pause = loud[frame] ? 0 : pause + 1;
      end = pause == 1 ? frame + 1 : end;
      boolean longEnough =
          pause >= SHORTEST_PAUSE_FRAMES && (frame == 0 || loud[frame - 1] || frame == loud.length / 2);
      if (longEnough) {
        return Math.min(count, (frame + end) / 2 * FRAME);
      }
    }
    return count;
  }
}
