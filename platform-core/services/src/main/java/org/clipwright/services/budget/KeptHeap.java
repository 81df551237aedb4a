package org.clipwright.services.budget;

import java.util.HashMap;
import java.util.Map;
import org.clipwright.services.error.ErrorCode;
import org.clipwright.services.error.PlatformException;

/**
 * How much of the heap may be taken by what stays there for longer than a request: states that are watched, and
 * messages that wait for clients which are slow to read. One user has a part of it only. Any thread may use it.
 */
public final class KeptHeap {

  private static final String FULL = "Your subscriptions take more of the server's memory than one user may have. End"
      + " some, follow smaller objects, or read faster what is sent.";
  private static final String BUSY = "Subscriptions fill the memory that this server has for them. Try again later.";

  private static final int PART = 8;

  private final long most;
  private final long mostOfUser;
  private final Map<String, Long> held = new HashMap<>();
  private long all;

  /**
   * Room of which nothing is taken.
   *
   * @param most bytes
   * @param mostOfUser bytes of these that one user may take
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

  /** A place of a user, which holds nothing yet. */
  public Place open(String user) {
    return new Place(user);
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
  public final class Place implements AutoCloseable {

    private final String user;
    private long taken;
    private boolean closed;

    private Place(String user) {
      this.user = user;
    }

    /**
     * Takes so many bytes in all, more or fewer than before.
     *
     * @throws PlatformException {@code INVALID} when the user has too many, {@code BUSY} when all have; then nothing
     * changes
     */
    public synchronized void hold(long bytes) {
      if (!closed) {
        change(user, taken, bytes);
        taken = bytes;
      }
    }

    /** Takes at least so many bytes in all, as {@link #hold} does. */
    public synchronized void holdAtLeast(long bytes) {
      if (bytes > taken) {
        hold(bytes);
      }
    }

    /** Gives all back, for good. */
    @Override
    public synchronized void close() {
      hold(0);
      closed = true;
    }
  }
}
