package org.clipwright.timeline;

/** Which frame numbers are drawn on a clip's picture; numbered as in project JSON. */
public enum FrameDisplay {
  NONE,
  CLIP,
  TIMELINE,
  BOTH
}
