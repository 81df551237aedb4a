package org.clipwright.render.codec;

/** Which filter resizes pictures as they are read; the original engine uses the first for exports. */
public enum Scaling {
  BICUBIC,
  FAST_BILINEAR
}
