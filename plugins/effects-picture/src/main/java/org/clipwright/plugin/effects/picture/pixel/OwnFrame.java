package org.clipwright.plugin.effects.picture.pixel;

import java.lang.foreign.Arena;
import org.clipwright.sdk.media.Frame;

/** A frame that a filter keeps for itself from one picture to the next; it is made anew when their size changes. */
public final class OwnFrame implements AutoCloseable {

  private Arena arena = Arena.ofShared();
  private Frame frame;

  /** The frame in a size; what it holds is undefined. */
  public Frame sized(int width, int height) {
    if (frame == null || frame.width() != width || frame.height() != height) {
      arena.close();
      arena = Arena.ofShared();
      frame = Frame.allocate(arena, width, height);
    }
    return frame;
  }

  /** Whether it is there in a size, and so still has what was written to it. */
  public boolean holds(int width, int height) {
    return frame != null && frame.width() == width && frame.height() == height;
  }

  @Override
  public void close() {
    arena.close();
  }
}
