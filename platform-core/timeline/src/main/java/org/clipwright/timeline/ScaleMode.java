package org.clipwright.timeline;

/** How a picture is scaled to the canvas size before its scale keyframes; numbered as in project JSON. */
public enum ScaleMode {
  /** Keeps its aspect ratio and covers the canvas. */
  CROP,
  /** Keeps its aspect ratio and fits inside the canvas. */
  FIT,
  /** Takes the canvas's size. */
  STRETCH,
  /** Keeps its own size. */
  NONE
}
