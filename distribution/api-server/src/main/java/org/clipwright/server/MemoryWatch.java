package org.clipwright.server;

import java.time.Duration;

/**
 * Detects when a process has exceeded its memory limit for a while. It may be over for a second, so that it can end the
 * current job itself, but never far over.
 */
final class MemoryWatch {

  private static final Duration GRACE = Duration.ofSeconds(1);

  private final long limitBytes;
  private long overSinceNanos;
  private boolean over;

  MemoryWatch(long limitBytes) {
    this.limitBytes = limitBytes;
  }

  /** Whether a process that now holds this much should be ended; must be called several times a second. */
  boolean exceededBy(long heldBytes) {
    if (heldBytes <= limitBytes) {
      over = false;
      return false;
    }
    if (!over) {
      over = true;
      overSinceNanos = System.nanoTime();
    }
    return heldBytes > limitBytes / 2 * 3 || System.nanoTime() - overSinceNanos >= GRACE.toNanos();
  }

  /** The message for the owner of a job that exceeded the limit. */
  String sentence() {
    return "This needs more memory than the " + (limitBytes >> 20) + " MB that a worker may use, so it was stopped.";
  }
}
