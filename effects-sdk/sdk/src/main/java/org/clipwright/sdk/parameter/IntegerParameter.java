package org.clipwright.sdk.parameter;

/** A keyframed whole number; between two keyframes it may be any number. */
public record IntegerParameter(String name, String title, double initial, double minimum, double maximum)
    implements NumericParameter {

  public IntegerParameter {
    Declared.requireName(name);
    Declared.requireRange(name, minimum, maximum);
  }

  @Override
  public boolean animatable() {
    return true;
  }
}
