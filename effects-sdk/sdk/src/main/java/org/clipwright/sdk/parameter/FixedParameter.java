package org.clipwright.sdk.parameter;

/** A number that stays the same for the whole effect, so that the setup has it too. */
public sealed interface FixedParameter extends NumericParameter
    permits ConstantParameter, ChoiceParameter, FlagParameter {

  @Override
  default boolean animatable() {
    return false;
  }
}
