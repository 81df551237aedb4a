package org.clipwright.timeline;

/** How a clip's sound is turned down where several sound at once; numbered as in project JSON. */
public enum Mixing {
  NONE,
  AVERAGE,
  REDUCE
}
