package org.clipwright.sdk.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.clipwright.sdk.effect.EffectDescriptor;
import org.clipwright.sdk.media.Color;
import org.clipwright.sdk.parameter.ChoiceParameter;
import org.clipwright.sdk.parameter.ColorParameter;
import org.clipwright.sdk.parameter.CurveParameter;
import org.clipwright.sdk.parameter.NumericParameter;
import org.clipwright.sdk.parameter.ParameterSpec;
import org.clipwright.sdk.parameter.ReaderParameter;
import org.clipwright.sdk.parameter.TextParameter;

/** The values that every effect is tested with, whatever its author thought of. */
final class ParameterExtremes {

  private static final List<Double> NOT_FINITE =
      List.of(Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY);

  private ParameterExtremes() {}

  /**
   * The initial values, then each number at its limits, far beyond them, at zero and at each choice, and each colour.
   */
  static List<FakeParameters> finite(EffectDescriptor descriptor) {
    FakeParameters initial = FakeParameters.initial(descriptor);
    List<FakeParameters> all = new ArrayList<>(List.of(initial));
    for (ParameterSpec spec : descriptor.parameters()) {
      switch (spec) {
        case NumericParameter number -> numbers(number).forEach(value -> all.add(initial.with(number, value)));
        case ColorParameter color -> all.add(initial.with(color, new Color(200, 40, 90, 120)));
        case TextParameter _,ReaderParameter _,CurveParameter _ -> {}
      }
    }
    return all;
  }

  /** Each number in turn as a calculation may produce it: not a number, or infinite. */
  static List<FakeParameters> notFinite(EffectDescriptor descriptor) {
    FakeParameters initial = FakeParameters.initial(descriptor);
    return numeric(descriptor)
        .flatMap(spec -> NOT_FINITE.stream().map(value -> initial.with(spec, value)))
        .toList();
  }

  /** Each animatable number in turn, going from its lowest to its highest value in the given number of frames. */
  static List<FakeParameters> animated(EffectDescriptor descriptor, int frames) {
    FakeParameters initial = FakeParameters.initial(descriptor);
    return numeric(descriptor)
        .filter(NumericParameter::animatable)
        .map(spec -> initial.animated(spec,
            frame -> spec.minimum() + (spec.maximum() - spec.minimum()) * (frame - 1) / (frames - 1)))
        .toList();
  }

  private static Stream<NumericParameter> numeric(EffectDescriptor descriptor) {
    return descriptor.parameters().stream()
        .filter(NumericParameter.class::isInstance).map(NumericParameter.class::cast);
  }

  private static Stream<Double> numbers(NumericParameter spec) {
    Stream<Double> extremes = Stream.of(spec.minimum(), spec.maximum(), -1e300, 1e300, 0.0);
    Stream<Integer> choices =
        spec instanceof ChoiceParameter choice ? choice.choices().keySet().stream() : Stream.empty();
    return Stream.concat(extremes, choices.map(Integer::doubleValue)).distinct();
  }
}
