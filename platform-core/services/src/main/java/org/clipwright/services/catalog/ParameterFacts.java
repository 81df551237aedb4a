package org.clipwright.services.catalog;

import java.util.Map;
import org.clipwright.sdk.parameter.CaptionParameter;
import org.clipwright.sdk.parameter.ChoiceParameter;
import org.clipwright.sdk.parameter.ColorParameter;
import org.clipwright.sdk.parameter.ConstantParameter;
import org.clipwright.sdk.parameter.CurveParameter;
import org.clipwright.sdk.parameter.FlagParameter;
import org.clipwright.sdk.parameter.FontParameter;
import org.clipwright.sdk.parameter.IntegerParameter;
import org.clipwright.sdk.parameter.NumberParameter;
import org.clipwright.sdk.parameter.NumericParameter;
import org.clipwright.sdk.parameter.ParameterSpec;
import org.clipwright.sdk.parameter.ReaderParameter;
import org.clipwright.sdk.parameter.StringParameter;
import org.clipwright.sdk.parameter.SwitchParameter;

/**
 * A parameter of any kind, as both APIs show it.
 *
 * @param kind the APIs' word for its kind, in capitals
 * @param initial the initial number; 0 when it is not a number
 * @param initialText the initial text; empty when it is not text
 * @param minimum the lowest number an editor offers; 0 when there is none
 * @param maximum the highest number an editor offers; 0 when there is none
 * @param choices number to label; empty when it is not a choice
 */
public record ParameterFacts(
    String kind, double initial, String initialText, double minimum, double maximum, Map<Integer, String> choices) {

  /** Of a channel of a colour. */
  private static final int HIGHEST_LEVEL = 255;

  /** Of a parameter that an effect declares. */
  public static ParameterFacts of(ParameterSpec parameter) {
    return switch (parameter) {
      case NumberParameter number -> number("FLOAT", number, Map.of());
      case IntegerParameter number -> number("INT", number, Map.of());
      case ConstantParameter number -> number("INT", number, Map.of());
      case ChoiceParameter choice -> number("INT", choice, choice.choices());
      case FlagParameter flag -> number("BOOL", flag, Map.of());
      case SwitchParameter flag -> number("BOOL", flag, Map.of());
      case ColorParameter _ -> new ParameterFacts("COLOR", 0, "", 0, HIGHEST_LEVEL, Map.of());
      case StringParameter text -> text("STRING", text.initial());
      case FontParameter text -> text("FONT", text.initial());
      case CaptionParameter text -> text("CAPTION", text.initial());
      case ReaderParameter _ -> text("READER", "{}");
      case CurveParameter curve -> text("CURVE", curve.nodes());
    };
  }

  private static ParameterFacts number(String kind, NumericParameter number, Map<Integer, String> choices) {
    return new ParameterFacts(kind, number.initial(), "", number.minimum(), number.maximum(), choices);
  }

  private static ParameterFacts text(String kind, String initial) {
    return new ParameterFacts(kind, 0, initial, 0, 0, Map.of());
  }
}
