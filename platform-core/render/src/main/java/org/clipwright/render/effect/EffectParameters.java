package org.clipwright.render.effect;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.clipwright.render.setup.RenderException;
import org.clipwright.render.still.BundledFonts;
import org.clipwright.sdk.effect.EffectContext;
import org.clipwright.sdk.effect.EffectDescriptor;
import org.clipwright.sdk.media.Color;
import org.clipwright.sdk.parameter.ColorParameter;
import org.clipwright.sdk.parameter.CurveParameter;
import org.clipwright.sdk.parameter.FontParameter;
import org.clipwright.sdk.parameter.NumberParameter;
import org.clipwright.sdk.parameter.NumericParameter;
import org.clipwright.sdk.parameter.ParameterSpec;
import org.clipwright.sdk.parameter.ReaderParameter;
import org.clipwright.sdk.parameter.TextParameter;
import org.clipwright.timeline.ColorCurve;
import org.clipwright.timeline.EffectItem;
import org.clipwright.timeline.Keyframe;
import org.clipwright.timeline.ProjectException;
import org.clipwright.timeline.Rounding;
import org.clipwright.timeline.ToneCurve;

/** The parameters of one effect, evaluated once per frame; any thread may read them between two moves. */
public final class EffectParameters implements EffectContext {

  private final EffectDescriptor descriptor;
  private final Map<String, Integer> indexes = new HashMap<>();
  private final Keyframe[] curves;
  private final ColorCurve[] colorCurves;
  private final String[] texts;
  private final boolean[] readers;
  private final ToneCurve[] toneCurves;
  private final double[] numbers;
  private final Color[] colors;
  private long frameNumber = 1;

  /**
   * The parameters that a project sets for an effect; those left out have their declared initial value.
   *
   * @throws RenderException when a parameter has the wrong type
   */
  public EffectParameters(EffectDescriptor descriptor, EffectItem item) {
    this.descriptor = descriptor;
    List<ParameterSpec> specs = descriptor.parameters();
    curves = new Keyframe[specs.size()];
    colorCurves = new ColorCurve[specs.size()];
    texts = new String[specs.size()];
    readers = new boolean[specs.size()];
    toneCurves = new ToneCurve[specs.size()];
    numbers = new double[specs.size()];
    colors = new Color[specs.size()];
    for (int i = 0; i < specs.size(); i++) {
      indexes.put(specs.get(i).name(), i);
      take(specs.get(i), i, item);
    }
    moveTo(1);
  }

  /** Evaluates all parameters for a frame. */
  public void moveTo(long frame) {
    frameNumber = Math.max(1, frame);
    for (int i = 0; i < curves.length; i++) {
      if (curves[i] != null) {
        numbers[i] = curves[i].value(frameNumber);
      }
      if (colorCurves[i] != null) {
        colors[i] = color(colorCurves[i]);
      }
      if (toneCurves[i] != null) {
        toneCurves[i].moveTo(frameNumber);
      }
    }
  }

  @Override
  public long frameNumber() {
    return frameNumber;
  }

  @Override
  public double value(NumericParameter parameter) {
    int index = index(parameter);
    if (curves[index] == null) {
      throw wrongKind(parameter, "a number");
    }
    return numbers[index];
  }

  @Override
  public double value(NumericParameter parameter, long frame) {
    int index = index(parameter);
    if (curves[index] == null) {
      throw wrongKind(parameter, "a number");
    }
    return curves[index].value(Math.max(1, frame));
  }

  @Override
  public int integer(NumericParameter parameter) {
    return Rounding.toInt(value(parameter));
  }

  @Override
  public Color value(ColorParameter parameter) {
    int index = index(parameter);
    if (colorCurves[index] == null) {
      throw wrongKind(parameter, "a colour");
    }
    return colors[index];
  }

  @Override
  public double value(CurveParameter parameter, double tone, double otherwise) {
    ToneCurve curve = toneCurves[index(parameter)];
    if (curve == null) {
      throw wrongKind(parameter, "a curve");
    }
    return curve.value(tone, otherwise);
  }

  @Override
  public String value(TextParameter parameter) {
    int index = index(parameter);
    if (texts[index] == null) {
      throw wrongKind(parameter, "text");
    }
    return texts[index];
  }

  /** Throws unless the descriptor lists this parameter for the effect's own pictures. */
  public void require(ReaderParameter parameter) {
    if (!readers[index(parameter)]) {
      throw wrongKind(parameter, "a picture");
    }
  }

  private void take(ParameterSpec spec, int index, EffectItem item) {
    boolean given = item.has(spec.name());
    switch (spec) {
      case NumericParameter number -> curves[index] = given ? givenCurve(number, item) : initialCurve(number);
      case ColorParameter color -> colorCurves[index] = given ? givenColor(color, item) : initialColor(color.initial());
      case TextParameter text -> {
        if (text instanceof FontParameter) {
          BundledFonts.register();
        }
        texts[index] = given ? givenText(text, item) : text.initial();
      }
      case CurveParameter curve ->
          toneCurves[index] = given ? givenToneCurve(curve, item) : ToneCurve.of(curve.nodes());
      case ReaderParameter reader -> {
        requireReader(reader, item, given);
        readers[index] = true;
      }
    }
  }

  private Keyframe givenCurve(ParameterSpec spec, EffectItem item) {
    return item.curve(spec.name()).orElseThrow(() -> wrongValue(spec, item, "a number or keyframes"));
  }

  private static Keyframe initialCurve(NumericParameter spec) {
    boolean empty = spec instanceof NumberParameter number && number.emptyAtFirst();
    return empty ? Keyframe.EMPTY : Keyframe.of(spec.initial());
  }

  private ColorCurve givenColor(ParameterSpec spec, EffectItem item) {
    return item.color(spec.name()).orElseThrow(() -> wrongValue(spec, item, "a colour"));
  }

  private static ColorCurve initialColor(Color color) {
    return ColorCurve.of(color.red(), color.green(), color.blue(), color.alpha());
  }

  private ToneCurve givenToneCurve(CurveParameter spec, EffectItem item) {
    ObjectNode json = item.object(spec.name()).orElseThrow(() -> wrongValue(spec, item, "a curve"));
    try {
      return ToneCurve.read(json, spec.nodes(), spec.name());
    } catch (ProjectException e) {
      throw new RenderException("Effect " + descriptor.className() + ": " + e.getMessage(), e);
    }
  }

  private String givenText(ParameterSpec spec, EffectItem item) {
    return item.text(spec.name()).orElseThrow(() -> wrongValue(spec, item, "text"));
  }

  /** Readers may also be given as a path alone, or be empty. */
  private void requireReader(ReaderParameter spec, EffectItem item, boolean given) {
    if (given && !item.json().path(spec.name()).isObject()) {
      givenText(spec, item);
    }
  }

  private static Color color(ColorCurve curve, long frame) {
    return new Color(
        Rounding.toInt(curve.red().value(frame)),
        Rounding.toInt(curve.green().value(frame)),
        Rounding.toInt(curve.blue().value(frame)),
        Rounding.toInt(curve.alpha().value(frame)));
  }

  private Color color(ColorCurve curve) {
    return color(curve, frameNumber);
  }

  private int index(ParameterSpec parameter) {
    Integer index = indexes.get(parameter.name());
    if (index == null) {
      throw new IllegalArgumentException(
          "Effect " + descriptor.className() + " declares no parameter \"" + parameter.name() + "\".");
    }
    return index;
  }

  private IllegalArgumentException wrongKind(ParameterSpec parameter, String wanted) {
    return new IllegalArgumentException(
        "Parameter \"" + parameter.name() + "\" of effect " + descriptor.className() + " is not " + wanted + ".");
  }

  private RenderException wrongValue(ParameterSpec spec, EffectItem item, String wanted) {
    String id = item.id().isEmpty() ? "" : " " + item.id();
    return new RenderException(
        "Effect " + descriptor.className() + id + ": \"" + spec.name() + "\" must be " + wanted + ".");
  }
}
