package org.clipwright.server;

import java.time.Duration;

/** How long to wait before restarting a process that died: longer each time it dies soon. */
final class BackOff {

  private static final Duration FIRST = Duration.ofMillis(500);
  private static final Duration LONGEST = Duration.ofSeconds(30);

  /** A process that lived this long has recovered. */
  private static final Duration RECOVERED = Duration.ofMinutes(1);

  private Duration next = FIRST;

  /** The wait after a life of a given length. */
  Duration after(Duration life) {
    if (life.compareTo(RECOVERED) >= 0) {
      next = FIRST;
    }
    Duration wait = next;
    Duration doubled = next.multipliedBy(2);
    next = doubled.compareTo(LONGEST) > 0 ? LONGEST : doubled;
    return wait;
  }
}
