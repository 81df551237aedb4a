package org.clipwright.sdk.testkit;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.LongToDoubleFunction;
import org.clipwright.sdk.effect.EffectDescriptor;
import org.clipwright.sdk.media.Color;
import org.clipwright.sdk.parameter.ParameterKind;
import org.clipwright.sdk.parameter.ParameterSpec;

/** Values of an effect's parameters for tests: those it declares, unless others are set. Immutable. */
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

  /** What a new effect starts with. */
  public static FakeParameters initial(EffectDescriptor descriptor) {
    return new FakeParameters(descriptor, Map.of(), Set.of(), Map.of(), Map.of());
  }

  /** The same with one number changed, for all frames. */
  public FakeParameters with(String parameter, double value) {
    Set<String> others = new HashSet<>(animated);
    others.remove(parameter);
    return withCurve(parameter, frame -> value, others);
  }

  /** The same with one number that changes with the frame's number. */
  public FakeParameters animated(String parameter, LongToDoubleFunction curve) {
    Set<String> more = new HashSet<>(animated);
    more.add(parameter);
    return withCurve(parameter, curve, more);
  }

  private FakeParameters withCurve(String parameter, LongToDoubleFunction curve, Set<String> changing) {
    numericSpec(parameter);
    Map<String, LongToDoubleFunction> changed = new HashMap<>(numbers);
    changed.put(parameter, curve);
    return new FakeParameters(descriptor, changed, changing, texts, colors);
  }

  /** Whether some number changes with the frame's number. */
  public boolean isAnimated() {
    return !animated.isEmpty();
  }

  /** The same with one text changed; a curve's text is its nodes, as {@code ParameterSpec.curve} takes them. */
  public FakeParameters withText(String parameter, String value) {
    textualSpec(parameter);
    Map<String, String> changed = new HashMap<>(texts);
    changed.put(parameter, value);
    return new FakeParameters(descriptor, numbers, animated, changed, colors);
  }

  /** The same with one colour changed. */
  public FakeParameters withColor(String parameter, Color value) {
    colorSpec(parameter);
    Map<String, Color> changed = new HashMap<>(colors);
    changed.put(parameter, value);
    return new FakeParameters(descriptor, numbers, animated, texts, changed);
  }

  /** The declaration that the values belong to. */
  public EffectDescriptor descriptor() {
    return descriptor;
  }

  /** A number at a frame; refuses names that the effect does not declare as numbers. */
  public double number(String parameter, long frame) {
    ParameterSpec spec = numericSpec(parameter);
    LongToDoubleFunction curve = numbers.get(parameter);
    if (curve != null) {
      return curve.applyAsDouble(frame);
    }
    return spec.emptyAtFirst() ? 0 : spec.initial();
  }

  /** A number that does not change; refuses animatable ones, which only a frame can evaluate. */
  public double constant(String parameter) {
    if (numericSpec(parameter).animatable()) {
      throw new IllegalArgumentException("Parameter " + parameter + " is animatable and has no constant value.");
    }
    return number(parameter, 1);
  }

  /** A text; refuses names that the effect does not declare as text. */
  public String text(String parameter) {
    return texts.getOrDefault(parameter, textualSpec(parameter).initialText());
  }

  /** A colour; refuses names that the effect does not declare as colours. */
  public Color color(String parameter) {
    return colors.getOrDefault(parameter, colorSpec(parameter).initialColor());
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

  private ParameterSpec numericSpec(String parameter) {
    ParameterSpec spec = spec(parameter);
    return switch (spec.kind()) {
      case FLOAT, INT, BOOL -> spec;
      case COLOR, STRING, FONT, CAPTION, READER, CURVE -> throw wrongKind(spec, "a number");
    };
  }

  private ParameterSpec textualSpec(String parameter) {
    ParameterSpec spec = spec(parameter);
    return switch (spec.kind()) {
      case STRING, FONT, CAPTION, READER, CURVE -> spec;
      case FLOAT, INT, BOOL, COLOR -> throw wrongKind(spec, "text");
    };
  }

  private ParameterSpec colorSpec(String parameter) {
    ParameterSpec spec = spec(parameter);
    if (spec.kind() != ParameterKind.COLOR) {
      throw wrongKind(spec, "a colour");
    }
    return spec;
  }

  private ParameterSpec spec(String parameter) {
    return descriptor
        .parameter(parameter)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "Effect " + descriptor.className() + " declares no parameter \"" + parameter + "\"."));
  }

  private static IllegalArgumentException wrongKind(ParameterSpec spec, String wanted) {
    return new IllegalArgumentException("Parameter " + spec.name() + " is " + spec.kind() + ", not " + wanted + ".");
  }
}
