package org.clipwright.sdk.testkit;

import org.clipwright.sdk.media.AudioBlock;

/** Checks sound, one array per channel, and says in one sentence where something is wrong. */
final class SoundChecks {

  private SoundChecks() {}

  /** Fails if two sounds differ; the message names the first sample that does. */
  static void assertSame(float[][] actual, float[][] expected, String circumstances) {
    if (actual.length != expected.length) {
      throw new AssertionError(actual.length + " channels instead of " + expected.length + ", " + circumstances + ".");
    }
    for (int channel = 0; channel < actual.length; channel++) {
      assertSame(actual[channel], expected[channel], channel, circumstances);
    }
  }

  private static void assertSame(float[] actual, float[] expected, int channel, String circumstances) {
    if (actual.length != expected.length) {
      throw new AssertionError("Channel " + channel + " has " + actual.length + " samples instead of " + expected.length
          + ", "
          + circumstances + ".");
    }
    int differing = 0;
    int first = -1;
    for (int i = 0; i < actual.length; i++) {
      if (Float.compare(actual[i], expected[i]) != 0) {
        first = first < 0 ? i : first;
        differing++;
      }
    }
    if (differing > 0) {
      throw new AssertionError("Sample " + first + " of channel " + channel + " is the first that differs: "
          + actual[first]
          + " instead of " + expected[first] + "; " + differing + " of " + actual.length + " differ, " + circumstances
          + ".");
    }
  }

  /** Fails if a valid sample is infinite or not a number. */
  static void assertFinite(AudioBlock block, String circumstances) {
    assertFinite(TestBlocks.samples(block), circumstances);
  }

  /** Fails if a sample is infinite or not a number. */
  static void assertFinite(float[][] sound, String circumstances) {
    for (int channel = 0; channel < sound.length; channel++) {
      for (int i = 0; i < sound[channel].length; i++) {
        if (!Float.isFinite(sound[channel][i])) {
          throw new AssertionError(
              "Sample " + i + " of channel " + channel + " is " + sound[channel][i] + ", " + circumstances + ".");
        }
      }
    }
  }
}
