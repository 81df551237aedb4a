package org.clipwright.render.mix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.clipwright.render.codec.MediaException;
import org.clipwright.render.codec.SoundFormat;
import org.clipwright.render.codec.SyntheticSounds;
import org.clipwright.render.setup.SoundProject;
import org.clipwright.sdk.effect.Fidelity;
import org.clipwright.timeline.Rational;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimelineSoundMixerTest {

  private static final int FRAME = 1920;
  private static final Offset<Float> CLOSE = within(1e-6f);

  private final SyntheticSounds media =
      new SyntheticSounds()
          .withPlaces("places.wav")
          .with("half.wav", Long.MAX_VALUE, (channel, place) -> channel == 0 ? 0.5f : 0.25f)
          .with("short.wav", 1000, (channel, place) -> 0.5f);

  private SoundProject project() {
    return new SoundProject(media);
  }

  @Test
  void clipsAreAddedFromTheLowestLayerUpWhicheverBeginsFirst() {
    SyntheticSounds sounds =
        new SyntheticSounds()
            .with("one.wav", Long.MAX_VALUE, (_, _) -> 1)
            .with("huge.wav", Long.MAX_VALUE, (_, _) -> 1e9f)
            .with("opposite.wav", Long.MAX_VALUE, (_, _) -> -1e9f);
    SoundProject project =
        new SoundProject(sounds)
            .clip("one.wav", 0, 0, 1, "'layer': 3")
            .clip("opposite.wav", 0.04, 0, 1, "'layer': 2")
            .clip("huge.wav", 0.04, 0, 1, "'layer': 1");

    assertThat(project.frames(1, 2)[0][1920]).isEqualTo(1);
  }

  @Test
  void givesEachFrameItsOwnNumberOfSamples() {
    SoundProject project = project().at(30000, 1001).clip("half.wav", 0, 0, 1);

    assertThat(IntStream.rangeClosed(1, 5).map(frame -> project.frame(frame)[0].length))
        .containsExactly(1600, 1602, 1602, 1602, 1602);
  }

  /** The second frame has 1602 samples; the curve's clip, which begins with it, counts it as its first. */
  @ParameterizedTest
  @CsvSource({"ORIGINAL,2,1600", "ORIGINAL,0,1602", "ORIGINAL_0_5,2,1600", "CORRECT,2,1602"})
  void aFrameOfTheOriginalHasAsManySamplesAsItsHighestClip(Fidelity fidelity, int layer, int samples) {
    media.withOwnFormat("own.wav", new SoundFormat(48_000, 2, 3, new Rational(30, 1), 300, 10, 0))
        .with("own.wav", Long.MAX_VALUE, (_, _) -> 0.5f);
    SoundProject project = project().at(30000, 1001).like(fidelity).clip("half.wav", 0, 0, 1, "'layer': 1")
        .clip("own.wav", 1001 / 30000.0, 0, 1, "'layer': " + layer, "'time': {'Points': [" + point(1, 1) + ","
            + point(20, 39) + "]}");

    assertThat(project.frame(1)[0]).hasSize(1600);
    assertThat(project.frame(2)[0]).hasSize(samples);
  }

  private static String point(int x, int y) {
    return "{'co': {'X': %d, 'Y': %d}, 'interpolation': 1}".formatted(x, y);
  }

  @Test
  void trimmedClipSoundsFromItsTrimOn() {
    float[][] sound = project().clip("places.wav", 1, 2, 4).frames(26, 27);

    for (int i = 0; i < 2 * FRAME; i++) {
      assertThat(sound[0][i]).isEqualTo(SyntheticSounds.place(0, 2 * 48000 + i));
      assertThat(sound[1][i]).isEqualTo(SyntheticSounds.place(1, 2 * 48000 + i));
    }
  }

  @Test
  void unevenFramesStillGiveAnUnbrokenSound() {
    float[][] sound = project().at(30000, 1001).clip("places.wav", 0.1, 0.3, 3).frames(4, 60);

    for (int i = 1; i < sound[0].length; i++) {
      assertThat(sound[0][i] - sound[0][i - 1]).isCloseTo(1e-6f, within(2e-8f));
    }
  }

  @Test
  void gapsAreSilent() {
    SoundProject project = project().clip("half.wav", 1, 0, 1);

    assertThat(project.frame(25)[0]).containsOnly(0f);
    assertThat(project.frame(26)[0]).containsOnly(0.5f);
    assertThat(project.frame(50)[0]).containsOnly(0.5f);
    assertThat(project.frame(51)[0]).containsOnly(0f);
  }

  @Test
  void mediaIsSilentPastItsEnd() {
    float[] sound = project().clip("short.wav", 0, 0, 1).frame(1)[0];

    assertThat(sound[999]).isEqualTo(0.5f);
    assertThat(sound[1000]).isZero();
  }

  @Test
  void volumeRampsFromTheFrameBeforeToThisOne() {
    String volume =
        "'volume': {'Points': [{'co': {'X': 1, 'Y': 0}}, {'co': {'X': 11, 'Y': 1}, 'interpolation': 1}]}";
    float[] sound = project().clip("half.wav", 0, 0, 1, volume).frame(6)[0];

    assertThat(sound[0]).isCloseTo(0.5f * 0.4f, CLOSE);
    assertThat(sound[FRAME / 2]).isCloseTo(0.5f * 0.45f, CLOSE);
    assertThat(sound[FRAME - 1]).isCloseTo(0.5f * (0.5f - 0.1f / FRAME), CLOSE);
  }

  @Test
  void clipsThatSoundTogetherAreSummedAndNotLimited() {
    float[][] sound =
        project().clip("half.wav", 0, 0, 1).clip("half.wav", 0, 0, 1).clip("half.wav", 0, 0, 1).frame(1);

    assertThat(sound[0]).containsOnly(1.5f);
    assertThat(sound[1]).containsOnly(0.75f);
  }

  @Test
  void averageMixingDividesByTheSumOfVolumes() {
    float[] sound =
        project()
            .clip("half.wav", 0, 0, 1, "'mixing': 1", "'volume': 0.5")
            .clip("half.wav", 0, 0, 1, "'mixing': 1", "'volume': 2.0", "'layer': 5")
            .frame(3)[0];

    assertThat(sound[7]).isCloseTo(0.5f * 0.5f / 2.5f + 0.5f * 2 / 2.5f, CLOSE);
  }

  @Test
  void averageMixingLeavesALoneClipAsItIs() {
    assertThat(project().clip("half.wav", 0, 0, 1, "'mixing': 1").frame(3)[0]).containsOnly(0.5f);
  }

  @Test
  void reduceMixingTurnsDownOnlyItsOwnClip() {
    float[] sound =
        project().clip("half.wav", 0, 0, 1, "'mixing': 2").clip("half.wav", 0, 0, 1).frame(3)[0];

    assertThat(sound[7]).isCloseTo(0.5f * 0.77f + 0.5f, CLOSE);
  }

  @Test
  void clipThatIsSwitchedOffNeitherSoundsNorCounts() {
    float[] sound =
        project()
            .clip("half.wav", 0, 0, 1, "'mixing': 1")
            .clip("half.wav", 0, 0, 1, "'has_audio': 0")
            .frame(3)[0];

    assertThat(sound).containsOnly(0.5f);
  }

  @Test
  void clipsOfSilentMediaMakeOthersQuieterInTheOriginalOnly() {
    SoundProject project =
        project().clip("half.wav", 0, 0, 1, "'mixing': 1").silentClip("drawing.png", 0, 0, 1);

    assertThat(project.frame(3)[0]).containsOnly(0.5f);
    assertThat(project.like(Fidelity.ORIGINAL).frame(3)[0]).containsOnly(0.25f);
  }

  @Test
  void channelFilterUsesOneChannelOnly() {
    float[][] sound = project().clip("half.wav", 0, 0, 1, "'channel_filter': 1").frame(1);

    assertThat(sound[0]).containsOnly(0f);
    assertThat(sound[1]).containsOnly(0.25f);
  }

  @Test
  void channelMappingPutsAllUsedChannelsIntoOne() {
    float[][] sound = project().clip("half.wav", 0, 0, 1, "'channel_mapping': 1").frame(1);

    assertThat(sound[0]).containsOnly(0f);
    assertThat(sound[1]).containsOnly(0.75f);
  }

  @Test
  void mappedChannelHasItsVolume() {
    String[] quietRightToLeft = {"'channel_filter': 1", "'channel_mapping': 0", "'volume': 0.5"};

    assertThat(project().clip("half.wav", 0, 0, 1, quietRightToLeft).frame(1)[0]).containsOnly(0.125f);
  }

  @Test
  void originalForgetsTheVolumeOfAMappedChannel() {
    String[] quietRightToLeft = {"'channel_filter': 1", "'channel_mapping': 0", "'volume': 0.5"};

    assertThat(project().like(Fidelity.ORIGINAL).clip("half.wav", 0, 0, 1, quietRightToLeft).frame(1)[0])
        .containsOnly(0.25f);
  }

  @Test
  void channelThatDoesNotExistIsLeftOut() {
    float[][] sound = project().clip("half.wav", 0, 0, 1, "'channel_mapping': 7").frame(1);

    assertThat(sound[0]).containsOnly(0f);
    assertThat(sound[1]).containsOnly(0f);
  }

  @Test
  void absurdVolumesStayFinite() {
    float[] sound =
        project()
            .clip("half.wav", 0, 0, 1, "'volume': 1e300")
            .clip("half.wav", 0, 0, 1, "'volume': -1e300", "'mixing': 1")
            .clip("half.wav", 0, 0, 1, "'volume': NaN")
            .frame(2)[0];

    for (float sample : sound) {
      assertThat(sample).isFinite();
    }
  }

  @Test
  void cutsOfOneFileShareOneOpenSource() {
    SoundProject project = project();
    for (int i = 0; i < 20; i++) {
      project.clip("places.wav", i * 0.2, i * 3, i * 3 + 0.2);
    }
    project.frames(1, 100);

    assertThat(media.opened()).hasSize(1);
    assertThat(media.jumps()).hasSize(19);
  }

  @Test
  void clipsOfOneFileThatSoundTogetherHaveASourceEach() {
    project().clip("places.wav", 0, 0, 1).clip("places.wav", 0, 5, 6).frames(1, 25);

    assertThat(media.opened()).hasSize(2);
    assertThat(media.jumps()).hasSize(1);
  }

  @Test
  void fewSourcesAreOpenHoweverManyFilesThereAre() {
    SoundProject project = project();
    for (int i = 0; i < 40; i++) {
      media.with("file" + i + ".wav", 100_000, (channel, place) -> 0.5f);
      project.clip("file" + i + ".wav", i * 0.2, 0, 0.2);
    }
    project.frames(1, 200);

    assertThat(media.opened()).hasSize(40);
    assertThat(media.mostOpen()).isLessThanOrEqualTo(10);
    assertThat(media.open()).isZero();
  }

  @Test
  void missingMediaIsNamed() {
    assertThatThrownBy(() -> project().clip("gone.wav", 0, 0, 1).frame(1))
        .isInstanceOf(MediaException.class)
        .hasMessageContaining("gone.wav");
    assertThat(media.open()).isZero();
  }
}
