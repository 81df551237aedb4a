package org.clipwright.sdk.effect;

import org.clipwright.sdk.media.Color;

/** The animated values inside an object of an effect's JSON, such as the look of one tracked object. Thread-safe. */
public interface ParameterGroup {

  /**
   * A number at a frame.
   *
   * @param initial the value if the project does not have it
   */
  double number(String parameter, double initial, long frameNumber);

  /**
   * A colour at a frame.
   *
   * @param initial the value if the project does not have it
   */
  Color color(String parameter, Color initial, long frameNumber);
}
