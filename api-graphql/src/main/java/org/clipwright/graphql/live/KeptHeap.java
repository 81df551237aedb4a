package org.clipwright.graphql.live;

import java.util.HashMap;
import java.util.Map;
import org.clipwright.services.error.ErrorCode;
import org.clipwright.services.error.PlatformException;

/**
 * How much of the heap may be used by data that outlives a request: watched states, and messages waiting for slow
 * clients. Each user may have only a part of it. Thread-safe.
 */
public final class KeptHeap {

  private static final String FULL = "Your subscriptions use more of the server's memory than one user may have. End"
      + " some of them, subscribe to smaller objects, or read messages faster.";
  private static final String BUSY = "The server has no memory left for subscriptions. Try again later.";

  private static final int PART = 8;

  private final long most;
  private final long mostOfUser;
  private final Map<String, Long> held = new HashMap<>();
  private long all;

  /**
   * Creates a budget of which nothing is taken.
   *
   * @param most bytes
   * @param mostOfUser the bytes of these that one user may take
   */
  public KeptHeap(long most, long mostOfUser) {
    this.most = most;
    this.mostOfUser = mostOfUser;
  }

  /** An eighth of the largest heap that this process may have, and half of that for one user. */
  public static KeptHeap ofThisProcess() {
    long most = Runtime.getRuntime().maxMemory() / PART;
    return new KeptHeap(most, most / 2);
  }

  /** A holding for a user, initially empty. */
  public HeapPlace open(String user) {
    return new HeapPlace(user);
  }

  private synchronized void change(String user, long from, long to) {
    long ofUser = held.getOrDefault(user, 0L) - from + to;
    if (to > from && ofUser > mostOfUser) {
      throw new PlatformException(ErrorCode.INVALID, FULL);
    }
    if (to > from && all - from + to > most) {
      throw new PlatformException(ErrorCode.BUSY, BUSY);
    }
    all += to - from;
    if (ofUser > 0) {
      held.put(user, ofUser);
    } else {
      held.remove(user);
    }
  }

  /** What one subscription or connection takes. */
  public final class HeapPlace implements AutoCloseable {

    private final String user;
    private long taken;
    private boolean closed;

    private HeapPlace(String user) {
      this.user = user;
    }

    /**
     * Sets the total to this many bytes, more or fewer than before.
     *
     * @throws PlatformException {@code INVALID} when the user is over the limit, {@code BUSY} when all together are;
     * then nothing changes
     */
    public synchronized void hold(long bytes) {
      if (!closed) {
        change(user, taken, bytes);
        taken = bytes;
      }
    }

    /** Raises the total to at least this many bytes, as {@link #hold} does. */
    public synchronized void holdAtLeast(long bytes) {
      if (bytes > taken) {
        hold(bytes);
      }
    }

    /** Gives everything back, for good. */
    @Override
    public synchronized void close() {
      hold(0);
      closed = true;
    }
  }
}
