package org.clipwright.sdk.testkit;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.function.UnaryOperator;
import org.clipwright.sdk.audio.SoundEffect;
import org.clipwright.sdk.audio.SoundFilter;
import org.clipwright.sdk.effect.EffectContext;
import org.clipwright.sdk.effect.EffectDescriptor;
import org.clipwright.sdk.effect.EffectSetup;
import org.clipwright.sdk.effect.Fidelity;
import org.clipwright.sdk.media.AudioBlock;
import org.clipwright.sdk.parameter.NumberParameter;
import org.clipwright.sdk.parameter.ParameterSpec;
import org.junit.jupiter.api.Test;
import org.opentest4j.TestAbortedException;

/** The contract of sound effects finds what authors get wrong, and leaves right ones alone. */
class SoundEffectContractTest {

  private static final NumberParameter RATE = ParameterSpec.number("rate", "Rate", 5, 0, 20);

  /** Swings the loudness; can be made wrong in one place. */
  private record Swing(UnaryOperator<SoundFilter> mistake) implements SoundEffect {

    @Override
    public EffectDescriptor descriptor() {
      return new EffectDescriptor("Swing", "Swing", "Swings the loudness.", EffectDescriptor.Medium.SOUND,
          List.of(RATE));
    }

    @Override
    public SoundFilter open(EffectSetup setup) {
      return mistake.apply(new SwingFilter());
    }
  }

  private static final class SwingFilter implements SoundFilter {

    private double phase;

    @Override
    public void apply(EffectContext context, AudioBlock block) {
      double number = context.value(RATE);
      double step = Double.isNaN(number) ? 0 : Math.clamp(number, 0, 20) / block.sampleRate();
      for (int i = 0; i < block.samples(); i++) {
        for (int channel = 0; channel < block.channelCount(); channel++) {
          block.channel(channel)[i] *= (float) (0.75 + 0.25 * Math.cos(2 * Math.PI * phase));
        }
        phase = (phase + step) % 1;
      }
    }
  }

  private static SoundEffectContract contract(UnaryOperator<SoundFilter> mistake) {
    SoundEffect effect = new Swing(mistake);
    return new SoundEffectContract() {
      @Override
      protected SoundEffect effect() {
        return effect;
      }

      @Override
      protected List<FakeParameters> variations() {
        return List.of(initial().animated(RATE, frame -> 1 + frame));
      }
    };
  }

  @Test
  void aFaultlessEffectPassesAlsoWithAnimatedVariations() {
    SoundEffectContract contract = contract(filter -> filter);
    assertThatCode(() -> {
      contract.soundsTheSameHoweverTheSoundIsCutIntoBlocks();
      contract.takesParametersThatChangeFromFrameToFrame();
      contract.doesTheSameForTheSameEffectId();
      contract.keepsNoStateInCommonBetweenTwoOpenFilters();
      contract.takesNumbersThatAreNotFinite(Fidelity.CORRECT);
    }).doesNotThrowAnyException();
  }

  @Test
  void aSeamIsNamedByItsFirstSampleInOneSentence() {
    SoundEffectContract contract = contract(_ -> (context, block) -> new SwingFilter().apply(context, block));
    assertThatThrownBy(contract::soundsTheSameHoweverTheSoundIsCutIntoBlocks)
        .isInstanceOf(AssertionError.class)
        .hasMessageMatching(
            "Sample 48[0-9] of channel 0 is the first that differs: \\S+ instead of \\S+; \\d+ of 4800 differ, "
                + "in blocks of 480 samples, not one, with Swing.*");
  }

  @Test
  void aSeamInAnotherThanTheFirstChannelIsFound() {
    SoundEffectContract contract = contract(filter -> (context, block) -> {
      filter.apply(context, block);
      block.channel(1)[0] = 0;
    });
    assertThatThrownBy(contract::soundsTheSameHoweverTheSoundIsCutIntoBlocks)
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("of channel 1");
  }

  @Test
  void anEffectThatChangesTheNumberOfSamplesIsFound() {
    SoundEffectContract contract = contract(_ -> (context, block) -> block.resize(block.samples() / 2));
    assertThatThrownBy(contract::doesTheSameForTheSameEffectId)
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("samples of block 0");
  }

  @Test
  void chanceIsFoundInAnimatedSoundToo() {
    SoundEffectContract contract = contract(filter -> (context, block) -> {
      if (context.value(RATE) != 5) {
        block.channel(0)[3] = (float) Math.random();
      }
    });
    assertThatThrownBy(contract::takesParametersThatChangeFromFrameToFrame)
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("Sample 3 of channel 0")
        .hasMessageContaining("(animated)");
  }

  @Test
  void samplesThatRunAwayAtExtremesAreNamed() {
    SoundEffectContract contract =
        contract(_ -> (context, block) -> block.channel(0)[7] *= (float) context.value(RATE));
    assertThatThrownBy(() -> contract.givesFiniteSamplesForEveryValue(Fidelity.CORRECT))
        .isInstanceOf(AssertionError.class)
        .hasMessageMatching("Sample 7 of channel 0 is -?Infinity, with Swing rate=-1.0E300.");
  }

  @Test
  void aTestThatNeedsNeutralValuesSaysSoWhenItIsSkipped() {
    SoundEffectContract contract = contract(filter -> filter);
    assertThatThrownBy(contract::leavesTheSoundAsItIsAtNeutralValues)
        .isInstanceOf(TestAbortedException.class)
        .hasMessageContaining("override neutral()");
  }
}
