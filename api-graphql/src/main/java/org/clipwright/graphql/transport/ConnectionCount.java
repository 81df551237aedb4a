package org.clipwright.graphql.transport;

import java.util.concurrent.atomic.AtomicInteger;

/** Counts the long-lived connections of this process, up to a limit. */
final class ConnectionCount {

  private final int limit;
  private final AtomicInteger open = new AtomicInteger();

  ConnectionCount(int limit) {
    this.limit = limit;
  }

  /** Takes a place; false when all are taken. */
  boolean open() {
    if (open.incrementAndGet() > limit) {
      open.decrementAndGet();
      return false;
    }
    return true;
  }

  void closed() {
    open.decrementAndGet();
  }

  int current() {
    return open.get();
  }
}
