package org.clipwright.plugin.effects.sound;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.clipwright.sdk.audio.SoundEffect;
import org.clipwright.sdk.effect.EffectDescriptor;
import org.clipwright.sdk.parameter.ChoiceParameter;
import org.clipwright.sdk.parameter.ColorParameter;
import org.clipwright.sdk.parameter.ConstantParameter;
import org.clipwright.sdk.parameter.CurveParameter;
import org.clipwright.sdk.parameter.FlagParameter;
import org.clipwright.sdk.parameter.IntegerParameter;
import org.clipwright.sdk.parameter.NumberParameter;
import org.clipwright.sdk.parameter.NumericParameter;
import org.clipwright.sdk.parameter.ParameterSpec;
import org.clipwright.sdk.parameter.ReaderParameter;
import org.clipwright.sdk.parameter.SwitchParameter;
import org.clipwright.sdk.parameter.TextParameter;
import org.junit.jupiter.api.Test;

class CatalogueTest {

  private static final List<SoundEffect> EFFECTS =
      List.of(
          new Noise(),
          new Delay(),
          new Echo(),
          new Distortion(),
          new ParametricEq(),
          new Compressor(),
          new Expander(),
          new Robotization(),
          new Whisperization());

  @Test
  void moduleProvidesEveryEffect() {
    assertThat(CatalogueTest.class.getModule().getDescriptor().provides())
        .singleElement()
        .satisfies(
            provides -> assertThat(provides.providers())
                .containsExactlyInAnyOrderElementsOf(
                    EFFECTS.stream().map(effect -> effect.getClass().getName()).toList()));
  }

  @Test
  void classNamesAreThoseOfTheOriginal() {
    assertThat(EFFECTS)
        .extracting(effect -> effect.descriptor().className())
        .containsExactly(
            "Noise", "Delay", "Echo", "Distortion", "ParametricEQ", "Compressor", "Expander", "Robotization",
            "Whisperization");
  }

  @Test
  void parametersAreThoseOfTheOriginal() {
    assertThat(EFFECTS.stream().map(SoundEffect::descriptor).flatMap(CatalogueTest::lines))
        .containsExactlyInAnyOrder(
            "Noise level INT animated 30.0 [0.0..100.0]",
            "Delay delay_time FLOAT animated 1.0 [0.0..5.0]",
            "Echo echo_time FLOAT animated 0.10000000149011612 [0.0..5.0]",
            "Echo feedback FLOAT animated 0.5 [0.0..1.0]",
            "Echo mix FLOAT animated 0.5 [0.0..1.0]",
            "Distortion distortion_type INT fixed 0.0 [0.0..3.0] of 5",
            "Distortion input_gain INT animated 10.0 [-24.0..24.0]",
            "Distortion output_gain INT animated -10.0 [-24.0..24.0]",
            "Distortion tone INT animated 5.0 [-24.0..24.0]",
            "ParametricEQ filter_type INT fixed 0.0 [0.0..3.0] of 7",
            "ParametricEQ frequency INT animated 500.0 [20.0..20000.0]",
            "ParametricEQ gain INT animated 0.0 [-24.0..24.0]",
            "ParametricEQ q_factor FLOAT animated 0.0 [0.0..20.0]",
            "Compressor threshold FLOAT animated -10.0 [-60.0..0.0]",
            "Compressor ratio FLOAT animated 1.0 [1.0..100.0]",
            "Compressor attack FLOAT animated 1.0 [0.10000000149011612..100.0]",
            "Compressor release FLOAT animated 1.0 [10.0..1000.0]",
            "Compressor makeup_gain FLOAT animated 1.0 [-12.0..12.0]",
            "Compressor bypass BOOL animated 0.0 [0.0..1.0]",
            "Expander threshold FLOAT animated -10.0 [-60.0..0.0]",
            "Expander ratio FLOAT animated 1.0 [1.0..100.0]",
            "Expander attack FLOAT animated 1.0 [0.10000000149011612..100.0]",
            "Expander release FLOAT animated 1.0 [10.0..1000.0]",
            "Expander makeup_gain FLOAT animated 1.0 [-12.0..12.0]",
            "Expander bypass BOOL animated 0.0 [0.0..1.0]",
            "Robotization fft_size INT fixed 4.0 [0.0..8.0] of 5",
            "Robotization hop_size INT fixed 0.0 [0.0..2.0] of 3",
            "Robotization window_type INT fixed 0.0 [0.0..3.0] of 4",
            "Whisperization fft_size INT fixed 4.0 [0.0..8.0] of 5",
            "Whisperization hop_size INT fixed 2.0 [0.0..2.0] of 3",
            "Whisperization window_type INT fixed 0.0 [0.0..3.0] of 4");
  }

  private static Stream<String> lines(EffectDescriptor effect) {
    return effect.parameters().stream().map(spec -> line(effect, spec));
  }

  private static String line(EffectDescriptor effect, ParameterSpec spec) {
    return switch (spec) {
      case NumericParameter number -> line(effect, number);
      case ColorParameter _,TextParameter _,ReaderParameter _,CurveParameter _ ->
          throw new AssertionError("The original's sound effects have numbers alone: " + spec);
    };
  }

  private static String line(EffectDescriptor effect, NumericParameter spec) {
    String line = "%s %s %s %s %s [%s..%s]".formatted(effect.className(), spec.name(), kind(spec),
        spec.animatable() ? "animated" : "fixed", spec.initial(), spec.minimum(), spec.maximum());
    return spec instanceof ChoiceParameter choice ? line + " of " + choice.choices().size() : line;
  }

  private static String kind(NumericParameter spec) {
    return switch (spec) {
      case NumberParameter _ -> "FLOAT";
      case IntegerParameter _,ConstantParameter _,ChoiceParameter _ -> "INT";
      case FlagParameter _,SwitchParameter _ -> "BOOL";
    };
  }
}
