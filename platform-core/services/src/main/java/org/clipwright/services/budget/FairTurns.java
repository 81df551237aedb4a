package org.clipwright.services.budget;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.clipwright.services.budget.sender.Sender;
import org.clipwright.services.error.ErrorCode;
import org.clipwright.services.error.ErrorText;
import org.clipwright.services.error.PlatformException;

/**
 * A fixed number of permits shared fairly between senders: a latecomer waits for one permit each of the others, however
 * many requests the same sender has queued. Groups take turns first, then the senders within a group. Any thread may
 * use it.
 */
public final class FairTurns {

  private final Duration patience;
  private final Map<String, Map<String, Deque<CountDownLatch>>> waiting = new LinkedHashMap<>();
  private int free;

  /**
   * Creates permits that are all free.
   *
   * @param patience the longest a caller waits
   */
  public FairTurns(int places, Duration patience) {
    this.free = places;
    this.patience = patience;
  }

  /**
   * Takes a permit, which the caller must give back.
   *
   * @param sender the sender to queue with
   * @throws PlatformException {@code BUSY} when none became free in time
   */
  public void take(Sender sender) {
    CountDownLatch turn = new CountDownLatch(1);
    synchronized (this) {
      if (free > 0) {
        free--;
        return;
      }
      waiting.computeIfAbsent(sender.group(), _ -> new LinkedHashMap<>())
          .computeIfAbsent(sender.name(), _ -> new ArrayDeque<>()).add(turn);
    }
    boolean taken = false;
    try {
      taken = turn.await(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException asked) {
      Thread.currentThread().interrupt();
    }
    if (!taken && leaves(sender, turn)) {
      throw new PlatformException(ErrorCode.BUSY, ErrorText.BUSY);
    }
  }

  /** Leaves the queue; false when the turn came at this very moment, in which case the permit is held. */
  private synchronized boolean leaves(Sender sender, CountDownLatch turn) {
    Map<String, Deque<CountDownLatch>> group = waiting.getOrDefault(sender.group(), Map.of());
    Deque<CountDownLatch> turns = group.get(sender.name());
    if (turns == null || !turns.remove(turn)) {
      return false;
    }
    if (turns.isEmpty()) {
      group.remove(sender.name());
    }
    if (group.isEmpty()) {
      waiting.remove(sender.group());
    }
    return true;
  }

  /** Gives a permit back, to the sender whose turn it is. */
  public synchronized void giveBack() {
    if (waiting.isEmpty()) {
      free++;
      return;
    }
    Map.Entry<String, Map<String, Deque<CountDownLatch>>> group = first(waiting);
    Map.Entry<String, Deque<CountDownLatch>> sender = first(group.getValue());
    sender.getValue().poll().countDown();
    if (!sender.getValue().isEmpty()) {
      group.getValue().put(sender.getKey(), sender.getValue());
    }
    if (!group.getValue().isEmpty()) {
      waiting.put(group.getKey(), group.getValue());
    }
  }

  /** Removes the next in line; one that waits for more goes to the end. */
  private static <V> Map.Entry<String, V> first(Map<String, V> line) {
    Map.Entry<String, V> next = line.entrySet().iterator().next();
    line.remove(next.getKey());
    return Map.entry(next.getKey(), next.getValue());
  }

  /** How many requests are waiting. */
  synchronized int waiting() {
    return waiting.values().stream().flatMap(group -> group.values().stream()).mapToInt(Deque::size).sum();
  }
}
