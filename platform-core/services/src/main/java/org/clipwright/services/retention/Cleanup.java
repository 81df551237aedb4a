package org.clipwright.services.retention;

import java.time.Instant;
import java.util.Optional;

/**
 * What one cleanup removed.
 *
 * @param note why orphaned objects were kept; empty when they were not
 */
public record Cleanup(Instant began, Instant ended, Removed removed, Optional<String> note) {

  /**
   * How much of each kind was removed.
   *
   * @param orphans objects that nothing referenced
   * @param bytes their total size
   */
  public record Removed(long exports, long files, long segments, long orphans, long bytes) {

    /** Nothing. */
    public static final Removed NOTHING = new Removed(0, 0, 0, 0, 0);

    /** Whether there was nothing to remove. */
    public boolean isNothing() {
      return exports + files + segments + orphans == 0;
    }

    /** The sum of both. */
    Removed plus(Removed other) {
      return new Removed(exports + other.exports, files + other.files, segments + other.segments,
          orphans + other.orphans, bytes + other.bytes);
    }
  }
}
