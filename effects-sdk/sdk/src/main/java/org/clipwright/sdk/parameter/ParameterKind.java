package org.clipwright.sdk.parameter;

/** What a parameter holds, and so how a project's JSON writes it. */
public enum ParameterKind {
  /** A real number; keyframes when animatable. */
  FLOAT,
  /** A whole number; keyframes when animatable. */
  INT,
  /** Yes or no. */
  BOOL,
  /** Red, green, blue and alpha keyframes. */
  COLOR,
  /** Text. */
  STRING,
  /** The name of a font family; the family DejaVu Sans is there on every machine. */
  FONT,
  /** Captions in VTT or SubRip form. */
  CAPTION,
  /** A picture or video of its own, given as a reader object with a path. */
  READER,
  /** A curve through nodes that maps tones from 0 to 1 to others; its nodes may be keyframes. */
  CURVE
}
