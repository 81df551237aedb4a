package org.clipwright.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.clipwright.sdk.transcription.Transcriber;
import org.junit.jupiter.api.Test;

class PauseSplitterTest {

  private static final int RATE = Transcriber.SAMPLE_RATE;

  private final Random random = new Random(3);

  @Test
  void speechIsFoundBetweenSilence() {
    PauseSplitter pauses = splitter(sound(0, 2, 0), sound(1, 3, 0.3), sound(0, 2, 0));
    assertThat(pauses.speechStart() / (double) RATE).isCloseTo(1.8, within(0.05));
    assertThat(pauses.speechEnd() / (double) RATE).isCloseTo(5.2, within(0.05));
  }

  @Test
  void noiseThatIsAlwaysThereIsNoSpeech() {
    PauseSplitter pauses = splitter(noise(3, 0.02), sound(1, 2, 0.3), noise(3, 0.02));
    assertThat(pauses.speechStart() / (double) RATE).isCloseTo(2.8, within(0.05));
    assertThat(pauses.speechEnd() / (double) RATE).isCloseTo(5.2, within(0.05));
  }

  @Test
  void soundWithoutPausesIsKeptWhole() {
    PauseSplitter pauses = splitter(sound(1, 30, 0.3));
    assertThat(pauses.speechStart()).isZero();
    assertThat(pauses.cut()).isEqualTo(30 * RATE);
  }

  @Test
  void theCutIsInTheMiddleOfTheLastPause() {
    PauseSplitter pauses =
        splitter(sound(1, 18, 0.3), sound(0, 1, 0), sound(1, 5, 0.3), sound(0, 1, 0), sound(1, 5, 0.3));
    assertThat(pauses.cut() / (double) RATE).isCloseTo(24.5, within(0.1));
  }

  @Test
  void shortHolesInWordsAreNoPauses() {
    PauseSplitter pauses = splitter(sound(1, 20, 0.3), sound(0, 0.1, 0), sound(1, 10, 0.3));
    assertThat(pauses.cut() / (double) RATE).isCloseTo(30.1, within(0.01));
  }

  @Test
  void silenceHasNoSpeech() {
    PauseSplitter pauses = splitter(sound(0, 30, 0));
    assertThat(pauses.speechStart()).isEqualTo(30 * RATE);
    assertThat(pauses.speechEnd()).isZero();
  }

  private static PauseSplitter splitter(float[]... parts) {
    int count = 0;
    for (float[] part : parts) {
      count += part.length;
    }
    float[] all = new float[count];
    int at = 0;
    for (float[] part : parts) {
      System.arraycopy(part, 0, all, at, part.length);
      at += part.length;
    }
    return new PauseSplitter(all, count);
  }

  private static float[] sound(int on, double seconds, double loudness) {
    float[] samples = new float[(int) (seconds * RATE)];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (float) (on * loudness * Math.sin(i * 0.1));
    }
    return samples;
  }

  private float[] noise(double seconds, double loudness) {
    float[] samples = new float[(int) (seconds * RATE)];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (float) (loudness * random.nextGaussian());
    }
    return samples;
  }
}
