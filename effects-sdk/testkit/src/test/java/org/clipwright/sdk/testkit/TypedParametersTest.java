package org.clipwright.sdk.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.clipwright.sdk.effect.EffectDescriptor;
import org.clipwright.sdk.media.Color;
import org.clipwright.sdk.parameter.ChoiceParameter;
import org.clipwright.sdk.parameter.ColorParameter;
import org.clipwright.sdk.parameter.CurveParameter;
import org.clipwright.sdk.parameter.FlagParameter;
import org.clipwright.sdk.parameter.NumberParameter;
import org.clipwright.sdk.parameter.ParameterSpec;
import org.clipwright.sdk.parameter.StringParameter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** That an effect reads each parameter as what it is, and as nothing else. */
class TypedParametersTest {

  private static final NumberParameter HUE = ParameterSpec.number("hue", "Hue", 0.25, 0, 1);
  private static final ChoiceParameter MODE = ParameterSpec.choice("mode", "Mode", 1, Map.of(0, "Off", 1, "On"));
  private static final FlagParameter INVERT = ParameterSpec.flag("invert", "Invert", true);
  private static final ColorParameter TINT = ParameterSpec.color("tint", "Tint", Color.of(1, 2, 3));
  private static final StringParameter LABEL = ParameterSpec.text("label", "Label", "yours");
  private static final CurveParameter TONE = ParameterSpec.curve("tone", "Tone", "0:0 1:0.5");

  private static final EffectDescriptor DESCRIPTOR = new EffectDescriptor("Typed", "Typed", "Reads.",
      EffectDescriptor.Medium.PICTURE, List.of(HUE, MODE, INVERT, TINT, LABEL, TONE));

  private static final String USE = """
      package example;

      import org.clipwright.sdk.effect.*;
      import org.clipwright.sdk.media.*;
      import org.clipwright.sdk.parameter.*;

      class Use {
        static final NumberParameter HUE = ParameterSpec.number("hue", "Hue", 0, 0, 1);
        static final FlagParameter INVERT = ParameterSpec.flag("invert", "Invert", false);
        static final ColorParameter TINT = ParameterSpec.color("tint", "Tint", Color.of(0, 0, 0));
        static final FontParameter FONT = ParameterSpec.font("font", "Font", "sans");
        static final StringParameter TABLE = ParameterSpec.text("table", "Table", "");
        static final ReaderParameter MASK = ParameterSpec.reader("mask", "Mask");
        static final CurveParameter TONE = ParameterSpec.curve("tone", "Tone", "0:0 1:1");

        void read(PictureContext context, EffectSetup setup) {
          %s;
        }
      }
      """;

  @TempDir Path folder;

  private void compile(String statement) {
    PluginJar.named("use").source("example.Use", USE.formatted(statement)).writeTo(folder);
  }

  @Test
  void eachKindIsReadAsWhatItIs() {
    compile("""
        double hue = context.value(HUE);
        double inverted = context.value(INVERT);
        boolean set = setup.isSet(INVERT);
        Color tint = context.value(TINT);
        String font = setup.value(FONT);
        byte[] table = setup.file(TABLE);
        Frame mask = context.picture(MASK, 4, 4).orElseThrow();
        double tone = context.value(TONE, 0.5, 1)""");
    assertThat(folder.resolve("use.jar")).isNotEmptyFile();
  }

  @ParameterizedTest
  @ValueSource(strings = {
    "double hue = context.value(TINT)", "Color tint = context.value(HUE)", "String font = context.value(HUE)",
    "double font = context.value(FONT)", "double hue = setup.value(HUE)", "boolean hue = setup.isSet(HUE)",
    "byte[] table = setup.file(FONT)", "context.picture(TABLE, 4, 4)", "double tone = context.value(TONE)",
    "int mask = context.integer(MASK)"})
  void wrongKindDoesNotCompile(String statement) {
    assertThatThrownBy(() -> compile(statement)).isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("does not compile");
  }

  @Test
  void testsSetValuesByConstantOrByName() {
    FakeParameters values = FakeParameters.initial(DESCRIPTOR).with(HUE, 0.5).with("mode", 0)
        .with(TINT, Color.of(9, 9, 9)).with(LABEL, "mine").with(TONE, "0:1 1:0").with("invert", 0);
    FakeEffectSetup setup = FakeEffectSetup.of(values);
    FakeEffectContext context = setup.context(1);
    assertThat(context.value(HUE)).isEqualTo(0.5);
    assertThat(setup.value(MODE)).isZero();
    assertThat(setup.isSet(INVERT)).isFalse();
    assertThat(context.value(TINT)).isEqualTo(Color.of(9, 9, 9));
    assertThat(setup.value(LABEL)).isEqualTo("mine");
    assertThat(context.value(TONE, 0.25, 7)).isEqualTo(0.75);
  }

  @Test
  void whatIsNotSetIsAsDeclared() {
    FakeEffectSetup setup = FakeEffectSetup.of(DESCRIPTOR);
    assertThat(setup.context(3).value(HUE)).isEqualTo(0.25);
    assertThat(setup.context(3).integer(MODE)).isEqualTo(1);
    assertThat(setup.isSet(INVERT)).isTrue();
    assertThat(setup.context(3).value(TINT)).isEqualTo(Color.of(1, 2, 3));
    assertThat(setup.value(LABEL)).isEqualTo("yours");
    assertThat(setup.context(3).value(TONE, 1, 7)).isEqualTo(0.5);
  }

  @Test
  void parameterThatTheDescriptorDoesNotListIsRefused() {
    FakeEffectContext context = FakeEffectSetup.of(DESCRIPTOR).context(1);
    assertThatThrownBy(() -> context.value(ParameterSpec.number("speed", "Speed", 0, 0, 1)))
        .hasMessage("Effect Typed declares no parameter \"speed\".");
    assertThatThrownBy(() -> context.value(ParameterSpec.number("hue", "Hue", 0, 0, 360)))
        .hasMessage("Effect Typed declares parameter \"hue\" differently from how it reads it.");
    assertThatThrownBy(() -> FakeParameters.initial(DESCRIPTOR).withText("hue", "red"))
        .hasMessage("Parameter hue is a NumberParameter, not text.");
  }

  @Test
  void declarationsAreChecked() {
    assertThatThrownBy(() -> ParameterSpec.flag(" ", "Nothing", true)).hasMessage("A parameter needs a name.");
    assertThatThrownBy(() -> ParameterSpec.number("hue", "Hue", 0, 1, 0))
        .hasMessage("Parameter hue has a minimum above its maximum.");
  }
}
