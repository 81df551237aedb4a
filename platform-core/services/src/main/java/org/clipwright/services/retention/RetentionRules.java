package org.clipwright.services.retention;

import java.time.Duration;
import java.util.Optional;

/**
 * How long media that nobody deletes are kept; empty for forever.
 *
 * @param exports since they ended
 * @param unusedFiles since they were last changed, while nothing in their owner's projects uses them
 * @param segments since an export last used them
 */
public record RetentionRules(
    Optional<Duration> exports, Optional<Duration> unusedFiles, Optional<Duration> segments) {

  /** Everything is kept. */
  public static final RetentionRules NONE =
      new RetentionRules(Optional.empty(), Optional.empty(), Optional.empty());
}
