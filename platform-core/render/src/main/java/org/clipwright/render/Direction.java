package org.clipwright.render;

/** Which way media is played. */
enum Direction {
  FORWARD,
  BACKWARD
}
