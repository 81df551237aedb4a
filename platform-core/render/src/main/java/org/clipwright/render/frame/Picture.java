package org.clipwright.render.frame;

import java.util.concurrent.atomic.AtomicInteger;
import org.clipwright.sdk.media.Frame;

/** A pooled frame with several possible holders; it returns to its pool when the last one releases it. */
public final class Picture {

  private static final int BLACK = 0xFF000000;

  private final FramePool pool;
  private final Frame frame;
  private final AtomicInteger holders = new AtomicInteger(1);

  private Picture(FramePool pool, Frame frame) {
    this.pool = pool;
    this.frame = frame;
  }

  /** A picture with undefined pixels and one holder. */
  public static Picture take(FramePool pool, int width, int height) {
    return new Picture(pool, pool.take(width, height));
  }

  /** A black, opaque picture. */
  public static Picture black(FramePool pool, int width, int height) {
    Picture picture = take(pool, width, height);
    for (int i = 0; i < picture.frame.size(); i++) {
      picture.frame.pixel(i, BLACK);
    }
    return picture;
  }

  public Frame frame() {
    return frame;
  }

  public int width() {
    return frame.width();
  }

  public int height() {
    return frame.height();
  }

  /** Adds a holder. */
  public Picture retain() {
    holders.incrementAndGet();
    return this;
  }

  /** Releases one hold. */
  public void release() {
    int left = holders.decrementAndGet();
    if (left == 0) {
      pool.give(frame);
    }
    if (left < 0) {
      throw new IllegalStateException("A picture was released too often.");
    }
  }

  /**
   * A picture with the same pixels and no other holder: this one, or a copy in exchange for which this one is released.
   */
  public Picture exclusive() {
    if (holders.get() == 1) {
      return this;
    }
    Picture copy = take(pool, width(), height());
    copy.frame.copyFrom(frame);
    release();
    return copy;
  }
}
