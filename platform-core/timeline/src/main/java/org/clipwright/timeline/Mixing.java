package org.clipwright.timeline;

/** How a clip's volume is reduced where several clips sound at once; numbered as in project JSON. */
public enum Mixing {
  NONE,
  AVERAGE,
  REDUCE
}
