package org.clipwright.render.sound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.clipwright.render.codec.SyntheticSounds;
import org.clipwright.render.setup.SoundProject;
import org.clipwright.sdk.effect.Fidelity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeCurveSoundTest {

  private static final int FRAME = 1920;

  private final SyntheticSounds media =
      new SyntheticSounds()
          .withPlaces("places.wav")
          .with("tone.wav", Long.MAX_VALUE, (channel, place) -> (float) Math.sin(2 * Math.PI * 500 * place / 48000));

  /** A clip of two seconds whose time curve leads from a media frame at clip frame 1 to another at clip frame 50. */
  private SoundProject project(String file, int from, int to) {
    return new SoundProject(media).clip(file, 0, 0, 3, curve(from, to));
  }

  private static String curve(int from, int to) {
    return "'time': {'Points': [{'co': {'X': 1, 'Y': %d}}, {'co': {'X': 50, 'Y': %d}, 'interpolation': 1}]}"
        .formatted(from, to);
  }

  private static String points(double... places) {
    StringBuilder points = new StringBuilder();
    for (int i = 0; i < places.length; i += 2) {
      points.append(i == 0 ? "" : ",")
          .append("{'co': {'X': %s, 'Y': %s}, 'interpolation': 1}".formatted(places[i], places[i + 1]));
    }
    return "'time': {'Points': [%s]}".formatted(points);
  }

  @Test
  void fallingCurvePlaysBackwards() {
    float[][] sound = project("places.wav", 50, 1).frames(1, 50);

    for (int i = 0; i < 50 * FRAME; i++) {
      assertThat(sound[0][i]).isEqualTo(SyntheticSounds.place(0, 50 * FRAME - 1 - i));
      assertThat(sound[1][i]).isEqualTo(SyntheticSounds.place(1, 50 * FRAME - 1 - i));
    }
  }

  @Test
  void playingBackwardsSeeksAboutOnceASecond() {
    project("places.wav", 50, 1).frames(1, 49);

    assertThat(media.jumps()).hasSizeLessThanOrEqualTo(3);
  }

  @Test
  void doubleSpeedRaisesTheTone() {
    assertThat(hertz(project("tone.wav", 1, 99).frames(3, 48)[0])).isCloseTo(1000, within(5.0));
  }

  @Test
  void halfSpeedLowersTheTone() {
    assertThat(hertz(project("tone.wav", 1, 25).frames(3, 48)[0])).isCloseTo(500.0 * 24 / 49, within(5.0));
  }

  @Test
  void standingStillIsSilent() {
    assertThat(project("tone.wav", 20, 20).frames(1, 60)[0]).containsOnly(0f);
  }

  @Test
  void pictureThatStandsPastTheCurveIsSilent() {
    assertThat(project("tone.wav", 1, 50).frames(51, 60)[0]).containsOnly(0f);
  }

  @Test
  void originalSoundsOnPastTheCurve() {
    float[] sound = project("places.wav", 1, 50).like(Fidelity.ORIGINAL).frames(51, 51)[0];

    assertThat(sound[0]).isEqualTo(SyntheticSounds.place(0, 49 * FRAME));
  }

  @Test
  void soundGoesOnWithoutASeamWhereTheSpeedChanges() {
    float[] sound = new SoundProject(media).clip("tone.wav", 0, 0, 3, points(1, 1, 20, 20, 40, 60)).frames(1, 39)[0];

    double steepest = 2 * Math.PI * 1000 / 48000;
    for (int i = 1; i < sound.length; i++) {
      assertThat(Math.abs(sound[i] - sound[i - 1])).isLessThan((float) (1.2 * steepest));
    }
  }

  @Test
  void soundTurnsRoundWhereItIs() {
    float[] sound = new SoundProject(media).clip("places.wav", 0, 0, 3, points(1, 1, 10, 10, 19, 1)).frames(1, 18)[0];

    for (int i = 1; i < sound.length; i++) {
      assertThat(Math.abs(sound[i] - sound[i - 1])).isLessThan(SyntheticSounds.place(0, 4));
    }
  }

  @Test
  void slowSoundStaysWithThePicture() {
    float[] sound = new SoundProject(media).clip("places.wav", 0, 0, 30, points(1, 1, 700, 290.6)).frames(1, 699)[0];

    double last = 698.75 * FRAME * 289.6 / 699;
    assertThat(sound[(int) (698.75 * FRAME)]).isCloseTo(SyntheticSounds.place(0, Math.round(last)), within(2e-4f));
  }

  @Test
  void originalTurnsTheFramesAroundTheTopOfTheCurve() {
    float[] sound = new SoundProject(media).like(Fidelity.ORIGINAL).clip("places.wav", 0, 0, 3,
        points(1, 1, 10, 10, 19, 1))
        .frames(8, 11)[0];

    assertThat(sound[0]).isEqualTo(SyntheticSounds.place(0, 7 * FRAME));
    assertThat(sound[FRAME]).isEqualTo(SyntheticSounds.place(0, 9 * FRAME - 1));
    assertThat(sound[2 * FRAME]).isEqualTo(SyntheticSounds.place(0, 8 * FRAME - 1));
    assertThat(sound[3 * FRAME]).isEqualTo(SyntheticSounds.place(0, 7 * FRAME - 1));
  }

  @Test
  void originalPlaysOnBackwardsPastAFallingCurveAndJumpsBackEveryThreeFrames() {
    float[] sound = project("places.wav", 70, 21).like(Fidelity.ORIGINAL).frames(50, 54)[0];

    assertThat(sound[0]).isEqualTo(SyntheticSounds.place(0, 21 * FRAME - 1));
    assertThat(sound[FRAME]).isEqualTo(SyntheticSounds.place(0, 20 * FRAME - 1));
    assertThat(sound[2 * FRAME]).isEqualTo(SyntheticSounds.place(0, 19 * FRAME - 1));
    assertThat(sound[3 * FRAME]).isEqualTo(SyntheticSounds.place(0, 21 * FRAME - 1));
  }

  @ParameterizedTest
  @CsvSource({"-1e300, 1e300", "1e300, -1e300", "1e15, 2e15", "NaN, 7"})
  void curveBeyondAllBoundsStaysFinite(String from, String to) {
    String wild =
        "'time': {'Points': [{'co': {'X': 1, 'Y': %s}}, {'co': {'X': 9, 'Y': %s}, 'interpolation': 1}]}"
            .formatted(from, to);
    float[] sound = new SoundProject(media).clip("tone.wav", 0, 0, 1, wild).frames(1, 12)[0];

    for (float sample : sound) {
      assertThat(sample).isFinite();
    }
  }

  private static double hertz(float[] sound) {
    int crossings = 0;
    for (int i = 1; i < sound.length; i++) {
      if (sound[i - 1] < 0 && sound[i] >= 0) {
        crossings++;
      }
    }
    return crossings * 48000.0 / sound.length;
  }
}
