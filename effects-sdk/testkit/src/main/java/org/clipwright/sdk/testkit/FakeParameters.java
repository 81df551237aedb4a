package org.clipwright.sdk.testkit;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.LongToDoubleFunction;
import org.clipwright.sdk.effect.EffectDescriptor;
import org.clipwright.sdk.media.Color;
import org.clipwright.sdk.parameter.ColorParameter;
import org.clipwright.sdk.parameter.CurveParameter;
import org.clipwright.sdk.parameter.NumberParameter;
import org.clipwright.sdk.parameter.NumericParameter;
import org.clipwright.sdk.parameter.ParameterSpec;
import org.clipwright.sdk.parameter.ReaderParameter;
import org.clipwright.sdk.parameter.TextParameter;

/** Values of an effect's parameters for tests: the declared ones, unless others are set. Immutable. */
public final class FakeParameters {

  private final EffectDescriptor descriptor;
  private final Map<String, LongToDoubleFunction> numbers;
  private final Set<String> animated;
  private final Map<String, String> texts;
  private final Map<String, Color> colors;

  private FakeParameters(
      EffectDescriptor descriptor,
      Map<String, LongToDoubleFunction> numbers,
      Set<String> animated,
      Map<String, String> texts,
      Map<String, Color> colors) {
    this.descriptor = descriptor;
    this.numbers = Map.copyOf(numbers);
    this.animated = Set.copyOf(animated);
    this.texts = Map.copyOf(texts);
    this.colors = Map.copyOf(colors);
  }

  /** The values that a new effect starts with. */
  public static FakeParameters initial(EffectDescriptor descriptor) {
    return new FakeParameters(descriptor, Map.of(), Set.of(), Map.of(), Map.of());
  }

  /** The same values with one number changed, for all frames. */
  public FakeParameters with(NumericParameter parameter, double value) {
    Set<String> others = new HashSet<>(animated);
    others.remove(parameter.name());
    return withCurve(parameter, frame -> value, others);
  }

  /** The same values with the number of this name changed, for all frames. */
  public FakeParameters with(String name, double value) {
    return with(declared(name, NumericParameter.class, "a number"), value);
  }

  /** The same values with one number that depends on the frame number. */
  public FakeParameters animated(NumericParameter parameter, LongToDoubleFunction curve) {
    Set<String> more = new HashSet<>(animated);
    more.add(parameter.name());
    return withCurve(parameter, curve, more);
  }

  /** The same values with the number of this name depending on the frame number. */
  public FakeParameters animated(String name, LongToDoubleFunction curve) {
    return animated(declared(name, NumericParameter.class, "a number"), curve);
  }

  private FakeParameters withCurve(NumericParameter parameter, LongToDoubleFunction curve, Set<String> changing) {
    require(parameter);
    Map<String, LongToDoubleFunction> changed = new HashMap<>(numbers);
    changed.put(parameter.name(), curve);
    return new FakeParameters(descriptor, changed, changing, texts, colors);
  }

  /** Whether any number depends on the frame number. */
  public boolean isAnimated() {
    return !animated.isEmpty();
  }

  /** The same values with one text changed. */
  public FakeParameters with(TextParameter parameter, String value) {
    require(parameter);
    return withTextOf(parameter.name(), value);
  }

  /** The same values with the nodes of one curve changed, in the form that {@code ParameterSpec.curve} takes. */
  public FakeParameters with(CurveParameter parameter, String nodes) {
    require(parameter);
    return withTextOf(parameter.name(), nodes);
  }

  /** The same values with the text, or the nodes of the curve, of this name changed. */
  public FakeParameters withText(String name, String value) {
    return switch (declared(name)) {
      case TextParameter text -> with(text, value);
      case CurveParameter curve -> with(curve, value);
      case NumericParameter other -> throw wrongKind(other, "text");
      case ColorParameter other -> throw wrongKind(other, "text");
      case ReaderParameter other -> throw wrongKind(other, "text");
    };
  }

  private FakeParameters withTextOf(String name, String value) {
    Map<String, String> changed = new HashMap<>(texts);
    changed.put(name, value);
    return new FakeParameters(descriptor, numbers, animated, changed, colors);
  }

  /** The same values with one colour changed. */
  public FakeParameters with(ColorParameter parameter, Color value) {
    require(parameter);
    Map<String, Color> changed = new HashMap<>(colors);
    changed.put(parameter.name(), value);
    return new FakeParameters(descriptor, numbers, animated, texts, changed);
  }

  /** The same values with the colour of this name changed. */
  public FakeParameters withColor(String name, Color value) {
    return with(declared(name, ColorParameter.class, "a colour"), value);
  }

  /** The declaration that the values belong to. */
  public EffectDescriptor descriptor() {
    return descriptor;
  }

  /** A number at a frame. */
  public double value(NumericParameter parameter, long frame) {
    require(parameter);
    LongToDoubleFunction curve = numbers.get(parameter.name());
    if (curve != null) {
      return curve.applyAsDouble(frame);
    }
    return parameter instanceof NumberParameter number && number.emptyAtFirst() ? 0 : parameter.initial();
  }

  /** The text set by the test; otherwise the parameter's initial text. */
  public String value(TextParameter parameter) {
    require(parameter);
    return texts.getOrDefault(parameter.name(), parameter.initial());
  }

  /** The curve's nodes set by the test; otherwise the parameter's own. */
  public String nodes(CurveParameter parameter) {
    require(parameter);
    return texts.getOrDefault(parameter.name(), parameter.nodes());
  }

  /** The colour set by the test; otherwise the parameter's initial colour. */
  public Color value(ColorParameter parameter) {
    require(parameter);
    return colors.getOrDefault(parameter.name(), parameter.initial());
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(descriptor.className());
    numbers.forEach((name, curve) -> text.append(' ').append(name).append('=').append(curve.applyAsDouble(1))
        .append(animated.contains(name) ? " (animated)" : ""));
    texts.forEach((name, value) -> text.append(' ').append(name).append('=').append(value));
    colors.forEach((name, value) -> text.append(' ').append(name).append('=').append(value));
    return text.toString();
  }

  /** Rejects a parameter that the effect's descriptor does not list exactly as it is. */
  void require(ParameterSpec parameter) {
    if (!declared(parameter.name()).equals(parameter)) {
      throw new IllegalArgumentException("Effect " + descriptor.className() + " declares parameter \""
          + parameter.name() + "\" differently from how it reads it.");
    }
  }

  private <P extends ParameterSpec> P declared(String name, Class<P> kind, String wanted) {
    ParameterSpec spec = declared(name);
    if (!kind.isInstance(spec)) {
      throw wrongKind(spec, wanted);
    }
    return kind.cast(spec);
  }

  private ParameterSpec declared(String name) {
    return descriptor.parameter(name).orElseThrow(() -> new IllegalArgumentException(
        "Effect " + descriptor.className() + " declares no parameter \"" + name + "\"."));
  }

  private static IllegalArgumentException wrongKind(ParameterSpec spec, String wanted) {
    return new IllegalArgumentException(
        "Parameter " + spec.name() + " is a " + spec.getClass().getSimpleName() + ", not " + wanted + ".");
  }
}
