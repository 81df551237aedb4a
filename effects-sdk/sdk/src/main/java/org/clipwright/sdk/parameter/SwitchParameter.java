package org.clipwright.sdk.parameter;

/** A keyframed yes or no, 1 or 0. */
public record SwitchParameter(String name, String title, double initial) implements NumericParameter {

  public SwitchParameter {
    Declared.requireName(name);
  }

  @Override
  public double minimum() {
    return 0;
  }

  @Override
  public double maximum() {
    return 1;
  }

  @Override
  public boolean animatable() {
    return true;
  }
}
