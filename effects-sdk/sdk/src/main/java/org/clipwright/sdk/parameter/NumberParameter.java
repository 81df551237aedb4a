package org.clipwright.sdk.parameter;

/**
 * A keyframed real number.
 *
 * @param emptyAtFirst whether a new effect starts without any keyframe point, which counts as 0
 */
public record NumberParameter(
    String name, String title, double initial, double minimum, double maximum, boolean emptyAtFirst)
    implements NumericParameter {

  public NumberParameter {
    Declared.requireName(name);
    Declared.requireRange(name, minimum, maximum);
  }

  /** The same parameter, starting without any point. */
  public NumberParameter withoutPoints() {
    return new NumberParameter(name, title, initial, minimum, maximum, true);
  }

  @Override
  public boolean animatable() {
    return true;
  }
}
