package org.clipwright.sdk.parameter;

/**
 * A curve through nodes that maps tones from 0 to 1 to others; its nodes may be keyframes.
 *
 * @param nodes those of a new effect, each written {@code x:y}, with spaces between them, such as {@code 0:0 1:1}
 */
public record CurveParameter(String name, String title, String nodes) implements ParameterSpec {

  public CurveParameter {
    Declared.requireName(name);
  }

  @Override
  public boolean animatable() {
    return true;
  }
}
