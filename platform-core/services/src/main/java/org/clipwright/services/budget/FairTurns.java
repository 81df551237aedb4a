package org.clipwright.services.budget;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.clipwright.services.error.ErrorCode;
import org.clipwright.services.error.ErrorText;
import org.clipwright.services.error.PlatformException;

/**
 * A number of places that clients take in turns: who comes late waits for one place each of the others, however many of
 * these are waiting for the same client. Any thread may use it.
 */
public final class FairTurns {

  private final Duration patience;
  private final Map<String, Deque<CountDownLatch>> waiting = new LinkedHashMap<>();
  private int free;

  /**
   * Places that are all free.
   *
   * @param patience how long somebody waits at most
   */
  public FairTurns(int places, Duration patience) {
    this.free = places;
    this.patience = patience;
  }

  /**
   * Takes a place; who takes one gives it back.
   *
   * @param client whose turn it is to be
   * @throws PlatformException {@code BUSY} when there was none for long
   */
  public void take(String client) {
    CountDownLatch turn = new CountDownLatch(1);
    synchronized (this) {
      if (free > 0) {
        free--;
        return;
      }
      waiting.computeIfAbsent(client, _ -> new ArrayDeque<>()).add(turn);
    }
    boolean taken = false;
    try {
      taken = turn.await(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException asked) {
      Thread.currentThread().interrupt();
    }
    if (!taken && leaves(client, turn)) {
      throw new PlatformException(ErrorCode.BUSY, ErrorText.BUSY);
    }
  }

  /** Whether it is still waiting; one whose turn came at this very moment has its place. */
  private synchronized boolean leaves(String client, CountDownLatch turn) {
    Deque<CountDownLatch> others = waiting.get(client);
    if (others == null || !others.remove(turn)) {
      return false;
    }
    if (others.isEmpty()) {
      waiting.remove(client);
    }
    return true;
  }

  /** Gives a place back, to the client whose turn it is. */
  public synchronized void giveBack() {
    if (waiting.isEmpty()) {
      free++;
      return;
    }
    Map.Entry<String, Deque<CountDownLatch>> next = waiting.entrySet().iterator().next();
    waiting.remove(next.getKey());
    next.getValue().poll().countDown();
    if (!next.getValue().isEmpty()) {
      waiting.put(next.getKey(), next.getValue());
    }
  }

  /** How many are waiting. */
  synchronized int waiting() {
    return waiting.values().stream().mapToInt(Deque::size).sum();
  }
}
