package org.clipwright.sdk.parameter;

/** A parameter that effects read as a number. */
public sealed interface NumericParameter extends ParameterSpec
    permits NumberParameter, IntegerParameter, SwitchParameter, FixedParameter {

  /** The number that a new effect starts with; yes and no are 1 and 0. */
  double initial();

  /** The lowest number that an editor offers; not a limit for projects. */
  double minimum();

  /** The highest number that an editor offers; not a limit for projects. */
  double maximum();
}
