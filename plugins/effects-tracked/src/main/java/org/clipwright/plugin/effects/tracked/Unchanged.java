package org.clipwright.plugin.effects.tracked;

import org.clipwright.sdk.effect.ParameterGroup;
import org.clipwright.sdk.media.Color;

/** An object for which a project sets nothing. */
record Unchanged() implements ParameterGroup {

  @Override
  public double number(String parameter, double initial, long frameNumber) {
    return initial;
  }

  @Override
  public Color color(String parameter, Color initial, long frameNumber) {
    return initial;
  }
}
