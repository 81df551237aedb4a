package org.clipwright.plugin.effects.picture.pixel;

import java.lang.foreign.Arena;
import org.clipwright.sdk.media.Frame;

/** A frame that a filter keeps from one picture to the next; it is reallocated when their size changes. */
public final class OwnFrame implements AutoCloseable {

  private Arena arena = Arena.ofShared();
  private Frame frame;

  /** The frame at a size; its content is undefined. */
  public Frame sized(int width, int height) {
    if (frame == null || frame.width() != width || frame.height() != height) {
      arena.close();
      arena = Arena.ofShared();
      frame = Frame.allocate(arena, width, height);
    }
    return frame;
  }

  /** Whether it exists at a size, and so still has its content. */
  public boolean holds(int width, int height) {
    return frame != null && frame.width() == width && frame.height() == height;
  }

  @Override
  public void close() {
    arena.close();
  }
}
