package org.clipwright.sdk.parameter;

/** Yes or no, 1 or 0, the same for the whole effect. */
public record FlagParameter(String name, String title, double initial) implements FixedParameter {

  public FlagParameter {
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
}
