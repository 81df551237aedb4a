package org.clipwright.sdk.parameter;

/** A whole number that stays the same for the whole effect. */
public record ConstantParameter(String name, String title, double initial, double minimum, double maximum)
    implements FixedParameter {

  public ConstantParameter {
    Declared.requireName(name);
    Declared.requireRange(name, minimum, maximum);
  }
}
