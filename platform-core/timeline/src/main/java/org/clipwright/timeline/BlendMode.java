package org.clipwright.timeline;

/** How a clip's picture is blended onto what is below it; in the order of the numbers in project JSON. */
public enum BlendMode {
  SOURCE_OVER,
  DESTINATION_OVER,
  CLEAR,
  SOURCE,
  DESTINATION,
  SOURCE_IN,
  DESTINATION_IN,
  SOURCE_OUT,
  DESTINATION_OUT,
  SOURCE_ATOP,
  DESTINATION_ATOP,
  XOR,
  PLUS,
  MULTIPLY,
  SCREEN,
  OVERLAY,
  DARKEN,
  LIGHTEN,
  COLOR_DODGE,
  COLOR_BURN,
  HARD_LIGHT,
  SOFT_LIGHT,
  DIFFERENCE,
  EXCLUSION
}
