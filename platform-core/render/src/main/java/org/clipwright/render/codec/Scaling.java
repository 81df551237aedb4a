package org.clipwright.render.codec;

/** The filter that resizes pictures as they are read; the original engine uses the first for exports. */
public enum Scaling {
  BICUBIC,
  FAST_BILINEAR
}
