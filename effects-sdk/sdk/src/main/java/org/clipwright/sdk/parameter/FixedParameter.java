package org.clipwright.sdk.parameter;

/** A number that is constant for the whole effect, so that the setup can read it too. */
public sealed interface FixedParameter extends NumericParameter
    permits ConstantParameter, ChoiceParameter, FlagParameter {

  @Override
  default boolean animatable() {
    return false;
  }
}
