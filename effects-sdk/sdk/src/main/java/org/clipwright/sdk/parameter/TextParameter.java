package org.clipwright.sdk.parameter;

/** A parameter that effects read as text; it stays the same for the whole effect. */
public sealed interface TextParameter extends ParameterSpec permits StringParameter, FontParameter, CaptionParameter {

  /** The text that a new effect starts with. */
  String initial();

  @Override
  default boolean animatable() {
    return false;
  }
}
