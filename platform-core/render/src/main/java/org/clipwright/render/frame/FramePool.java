package org.clipwright.render.frame;

import java.lang.foreign.Arena;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.Map;
import org.clipwright.render.setup.RenderBudget;
import org.clipwright.render.setup.RenderException;
import org.clipwright.sdk.media.Frame;

/** Native frames for reuse, so that rendering a frame allocates nothing. Any thread may call it. */
public final class FramePool implements AutoCloseable {

  private final long idleLimitBytes;
  private final RenderBudget budget;
  private final Map<Frame, Arena> owned = new IdentityHashMap<>();
  private final Map<Long, ArrayDeque<Frame>> idle = new HashMap<>();
  private long idleBytes;
  private boolean closed;

  /** A pool that keeps at most the given number of bytes in unused frames. */
  public FramePool(long idleLimitBytes, RenderBudget budget) {
    this.idleLimitBytes = idleLimitBytes;
    this.budget = budget;
  }

  /**
   * Takes a frame of this size, with the pixels of its last use.
   *
   * @throws RenderException when it would exceed the render's budget
   */
  synchronized Frame take(int width, int height) {
    if (closed) {
      throw new IllegalStateException("The frame pool is closed.");
    }
    ArrayDeque<Frame> frames = idle.get(key(width, height));
    if (frames != null && !frames.isEmpty()) {
      idleBytes -= Frame.byteSize(width, height);
      return frames.pop();
    }
    reserve(width, height);
    Arena arena = Arena.ofShared();
    Frame frame = Frame.allocate(arena, width, height);
    owned.put(frame, arena);
    return frame;
  }

  private void reserve(int width, int height) {
    long bytes = Frame.byteSize(width, height);
    if (!budget.take(bytes)) {
      evict(0, null);
      if (!budget.take(bytes)) {
        throw budget.refusal(width, height);
      }
    }
  }

  /** Returns a frame to the pool. */
  synchronized void give(Frame frame) {
    if (closed) {
      return;
    }
    idle.computeIfAbsent(key(frame.width(), frame.height()), _ -> new ArrayDeque<>()).push(frame);
    idleBytes += frame.pixels().byteSize();
    if (idleBytes > idleLimitBytes) {
      evict(idleLimitBytes, frame);
    }
  }

  /** Number of frames that are neither idle nor freed. */
  synchronized int lent() {
    return owned.size() - idle.values().stream().mapToInt(ArrayDeque::size).sum();
  }

  /** Frees all frames, including those still lent. */
  @Override
  public synchronized void close() {
    closed = true;
    owned.keySet().forEach(frame -> budget.give(frame.pixels().byteSize()));
    owned.values().forEach(Arena::close);
    owned.clear();
    idle.clear();
    idleBytes = 0;
  }

  private void evict(long limitBytes, Frame kept) {
    for (Iterator<ArrayDeque<Frame>> sizes = idle.values().iterator(); sizes.hasNext() && idleBytes > limitBytes;) {
      ArrayDeque<Frame> frames = sizes.next();
      while (idleBytes > limitBytes && !frames.isEmpty() && frames.peekLast() != kept) {
        Frame oldest = frames.removeLast();
        idleBytes -= oldest.pixels().byteSize();
        budget.give(oldest.pixels().byteSize());
        owned.remove(oldest).close();
      }
      if (frames.isEmpty()) {
        sizes.remove();
      }
    }
  }

  private static long key(int width, int height) {
    return (long) width << 32 | height;
  }
}
