package org.clipwright.render.sound;

/** Which way media is played. */
public enum Direction {
  FORWARD,
  BACKWARD
}
