package org.clipwright.services.export;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.LongSupplier;
import org.clipwright.services.error.ThrottledException;
import org.clipwright.services.resource.UserId;

/**
 * How many unfinished exports one user may have at a time, and how many minutes of video per day.
 *
 * @param mostAtOnce empty for no limit
 * @param longestADay empty for no limit; days are UTC days
 * @param usage counts what was requested
 */
public record ExportQuota(
    OptionalInt mostAtOnce, Optional<Duration> longestADay, RenderUsage usage, InstantSource clock) {

  public static final ExportQuota NONE =
      new ExportQuota(OptionalInt.empty(), Optional.empty(), (_, _, seconds) -> seconds, InstantSource.system());

  private static final long LATER_SECONDS = 60;

  /** Keeps how many seconds of film each user has requested on a day. */
  public interface RenderUsage {

    /** Adds seconds and returns the new total; a rollback of its transaction undoes the addition. */
    double add(UserId owner, LocalDate day, double seconds);
  }

  /**
   * Counts an export that is about to be stored; must be called in the transaction that stores it.
   *
   * @param going supplies the number of the user's unfinished exports
   * @param seconds of film
   * @throws ThrottledException when the quota is exceeded
   */
  void count(UserId owner, LongSupplier going, double seconds) {
    if (mostAtOnce.isPresent() && going.getAsLong() >= mostAtOnce.getAsInt()) {
      throw new ThrottledException("You already have the maximum of " + mostAtOnce.getAsInt()
          + " unfinished exports. Wait until one finishes, or cancel one.", LATER_SECONDS);
    }
    if (longestADay.isPresent()) {
      requireToday(owner, seconds, longestADay.get());
    }
  }

  private void requireToday(UserId owner, double seconds, Duration longest) {
    Instant now = clock.instant();
    LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
    if (usage.add(owner, today, seconds) > longest.toSeconds()) {
      Instant tomorrow = today.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
      throw new ThrottledException("This export would exceed the " + longest.toMinutes()
          + " minutes that you may export per day. Export less, or try again tomorrow (UTC).",
          Math.max(1, Duration.between(now, tomorrow).toSeconds()));
    }
  }
}
