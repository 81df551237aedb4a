package org.clipwright.render.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.clipwright.render.codec.SyntheticSounds;
import org.clipwright.render.effect.EffectWatch;
import org.clipwright.render.mix.MediaClipSounds;
import org.clipwright.render.mix.TimelineSoundMixer;
import org.clipwright.render.plan.NestedProjects;
import org.clipwright.sdk.audio.SoundFilter;
import org.clipwright.sdk.effect.EffectContext;
import org.clipwright.sdk.media.AudioBlock;
import org.junit.jupiter.api.Test;

class SoundEffectOrderTest {

  private final SyntheticSounds media =
      new SyntheticSounds().with("half.wav", Long.MAX_VALUE, (channel, place) -> 0.5f);
  private final SoundProject project =
      new SoundProject(media)
          .know("Double", () -> (sample, context) -> 2 * sample)
          .know("AddOne", () -> (sample, context) -> sample + 1)
          .know("Scale", () -> (sample, context) -> sample * (float) context.value(SoundProject.AMOUNT))
          .know("FrameNumber", () -> (sample, context) -> context.frameNumber())
          .know("Broken", () -> (sample, context) -> fail());

  private static float fail() {
    throw new IllegalStateException("the valve is stuck");
  }

  private static SoundProject.SampleChange counting(AtomicInteger count) {
    return (sample, context) -> count.getAndIncrement();
  }

  @Test
  void highestOrderComesFirst() {
    String effects = "'effects': [{'type': 'AddOne', 'order': 1}, {'type': 'Double', 'order': 2}]";

    assertThat(project.clip("half.wav", 0, 0, 1, effects).frame(1)[0]).containsOnly(2f);
  }

  @Test
  void effectsAfterTheClipComeAfterThoseBefore() {
    String effects = "'effects': [{'type': 'AddOne', 'order': 9, 'apply_before_clip': false}, {'type': 'Double'}]";

    assertThat(project.clip("half.wav", 0, 0, 1, effects).frame(1)[0]).containsOnly(2f);
  }

  @Test
  void effectsHearSilenceWhileTheClipIsSwitchedOff() {
    String off = "'has_audio': {'Points': [{'co': {'X': 1, 'Y': 0}}, {'co': {'X': 3, 'Y': 1}, 'interpolation': 2}]}";
    project.know("Before", () -> new SoundProject.SampleChange() {
      private float before;

      @Override
      public float of(float sample, EffectContext context) {
        float given = before;
        before = sample;
        return given;
      }
    });

    float[] sound = project.clip("half.wav", 0, 0, 1, off, "'effects': [{'type': 'Before'}]").frames(1, 3)[0];

    assertThat(sound[2 * 1920]).isZero();
    assertThat(sound[2 * 1920 + 1]).isEqualTo(0.5f);
  }

  @Test
  void volumeComesAfterEffects() {
    String[] more = {"'effects': [{'type': 'AddOne'}]", "'volume': 0.5"};

    assertThat(project.clip("half.wav", 0, 0, 1, more).frame(1)[0]).containsOnly(0.75f);
  }

  @Test
  void effectsOfTheTimelineComeAfterThoseOfTheClip() {
    project.clip("half.wav", 0, 0, 1, "'effects': [{'type': 'Double'}]");

    assertThat(project.effect("{'type': 'AddOne', 'end': 1}").frame(1)[0]).containsOnly(2f);
  }

  @Test
  void effectsOfTheTimelineWorkInTheirTimeAndOnTheirLayerOnly() {
    project.clip("half.wav", 0, 0, 4, "'layer': 3");
    project.effect("{'type': 'AddOne', 'position': 1, 'end': 1, 'layer': 3}");
    project.effect("{'type': 'Double', 'position': 1, 'end': 1, 'layer': 4}");

    assertThat(project.frame(25)[0]).containsOnly(0.5f);
    assertThat(project.frame(26)[0]).containsOnly(1.5f);
    assertThat(project.frame(51)[0]).containsOnly(0.5f);
  }

  @Test
  void effectsOfTheTimelineWorkOnTheTopClipOnly() {
    project.clip("half.wav", 0, 0, 2).clip("half.wav", 1, 0, 1);
    project.effect("{'type': 'AddOne', 'end': 4}");

    assertThat(project.frame(30)[0]).containsOnly(0.5f + 1.5f);
  }

  @Test
  void effectsOfAClipCountItsOwnFrames() {
    project.clip("half.wav", 1, 2, 4, "'effects': [{'type': 'FrameNumber'}]");

    assertThat(project.frame(26)[0]).containsOnly(51f);
  }

  @Test
  void effectsOfTheTimelineCountTheirOwnFrames() {
    project.clip("half.wav", 0, 0, 4).effect("{'type': 'FrameNumber', 'position': 1, 'end': 2}");

    assertThat(project.frame(27)[0]).containsOnly(2f);
  }

  @Test
  void parametersAreEvaluatedAtTheFrame() {
    String amount = "{'Points': [{'co': {'X': 1, 'Y': 0}}, {'co': {'X': 11, 'Y': 1}, 'interpolation': 1}]}";
    project.clip("half.wav", 0, 0, 1, "'effects': [{'type': 'Scale', 'amount': %s}]".formatted(amount));

    assertThat(project.frame(6)[0][0]).isCloseTo(0.25f, within(1e-6f));
  }

  @Test
  void stateLastsFromFrameToFrameAndStartsAfreshAtAJump() {
    project.know("Counter", () -> counting(new AtomicInteger()));
    project.clip("half.wav", 0, 0, 4, "'effects': [{'type': 'Counter'}]");
    try (TimelineSoundMixer mixer = project.mixer()) {
      float[][] inOrder = SoundProject.frames(mixer, 1, 2);
      float[][] afterAJump = SoundProject.frames(mixer, 10, 10);

      assertThat(inOrder[0][1920]).isEqualTo(2 * 1920);
      assertThat(afterAJump[0][0]).isZero();
    }
  }

  @Test
  void effectThatFailsIsNamedAndLeavesNothingOpen() {
    project.clip("half.wav", 0, 0, 1, "'effects': [{'type': 'Broken'}]");

    assertThatThrownBy(() -> project.frame(1))
        .isInstanceOf(RenderException.class)
        .hasMessageContaining("Broken")
        .hasMessageContaining("the valve is stuck");
    assertThat(media.open()).isZero();
  }

  @Test
  void effectThatChangesTheLengthOfAFrameIsNamed() {
    project.knowOf("odd 1.0.0", "Longer", (context, block) -> block.resize(block.samples() * 3));
    project.clip("half.wav", 0, 0, 1, "'effects': [{'type': 'Longer', 'id': 'E2'}]");

    assertThatThrownBy(() -> project.frame(1))
        .isInstanceOf(RenderException.class)
        .hasMessage("Effect Longer (E2) of plugin odd 1.0.0 leaves 5760 samples of a frame that has 1920.");
  }

  @Test
  void effectThatLeavesWhatIsNoSoundIsNamed() {
    for (float bad : new float[] {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY}) {
      SoundProject odd = new SoundProject(media).knowOf("odd 1.0.0", "Odd",
          (context, block) -> block.channel(1)[77] = bad);
      odd.clip("half.wav", 0, 0, 1, "'effects': [{'type': 'Odd'}]");

      assertThatThrownBy(() -> odd.frame(1))
          .isInstanceOf(RenderException.class)
          .hasMessage("Effect Odd of plugin odd 1.0.0 returned samples that are NaN or infinite.");
    }
  }

  @Test
  void effectThatNeverClosesIsNamedAndItsThreadNoted() throws InterruptedException {
    CountDownLatch started = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    project.knowOf("slow 1.0.0", "Slow", new SoundFilter() {
      @Override
      public void apply(EffectContext context, AudioBlock block) {}

      @Override
      public void close() {
        waitFor(started, release);
      }
    });
    project.clip("half.wav", 0, 0, 1, "'effects': [{'type': 'Slow'}]");
    RenderSetup setup = project.setup().withSupervision(EffectSupervision.within(Duration.ofMillis(50)));
    TimelineSoundMixer mixer = new TimelineSoundMixer(setup);
    mixer.mix(1, new AudioBlock(2, 0, 48000));

    assertThatThrownBy(mixer::close)
        .hasMessage("Effect Slow of plugin slow 1.0.0 did not finish within 50 milliseconds.");
    assertThat(setup.supervision().threadsLeft()).isTrue();
    release.countDown();
  }

  @Test
  void effectThatNeverEndsIsNamedToWhoeverWaits() throws InterruptedException {
    CountDownLatch started = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    project.know("Endless", () -> (sample, context) -> waitFor(started, release));
    project.clip("half.wav", 0, 0, 1, "'effects': [{'type': 'Endless', 'id': 'E7'}]");
    EffectWatch impatient = new EffectWatch(EffectSupervision.within(Duration.ZERO));
    try (TimelineSoundMixer mixer =
        new TimelineSoundMixer(project.setup(), NestedProjects.ofOutermost(), impatient)) {
      mixer.check();
      Thread mixing = Thread.startVirtualThread(() -> mixer.mix(1, new AudioBlock(2, 0, 48000)));
      started.await();
      assertThatThrownBy(mixer::check).isInstanceOf(RenderException.class).hasMessageContaining("Endless (E7)");
      release.countDown();
      mixing.join();
    }
  }

  private static float waitFor(CountDownLatch started, CountDownLatch release) {
    started.countDown();
    try {
      release.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return 0;
  }

  @Test
  void soundOfAClipForDrawingHasNeitherEffectsNorVolume() {
    project.clip("half.wav", 0, 0, 1, "'effects': [{'type': 'AddOne'}]", "'volume': 0.1");
    RenderSetup setup = project.setup();
    AudioBlock block = new AudioBlock(2, 0, 48000);
    try (MediaClipSounds sounds = new MediaClipSounds(setup)) {
      sounds.read(setup.timeline().clips().getFirst(), 2, block);
    }

    assertThat(block.samples()).isEqualTo(1920);
    assertThat(block.channel(0)).startsWith(0.5f, 0.5f);
    assertThat(media.open()).isZero();
  }
}
