package org.clipwright.render.sound;

/** The direction in which media is played. */
public enum PlaybackDirection {
  FORWARD,
  BACKWARD
}
