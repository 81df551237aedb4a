package org.clipwright.sdk.parameter;

import org.clipwright.sdk.media.Color;

/**
 * A keyframed colour.
 *
 * @param initial the colour that a new effect starts with
 */
public record ColorParameter(String name, String title, Color initial) implements ParameterSpec {

  public ColorParameter {
    Declared.requireName(name);
  }

  @Override
  public boolean animatable() {
    return true;
  }
}
