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
 * How many exports one user may have at a time that are not over, and how many minutes of film a day in all.
 *
 * @param mostAtOnce empty for any number
 * @param longestADay empty for any time; days are those of UTC
 * @param usage counts what was asked for
 */
public record ExportQuota(
    OptionalInt mostAtOnce, Optional<Duration> longestADay, RenderUsage usage, InstantSource clock) {

  public static final ExportQuota NONE =
      new ExportQuota(OptionalInt.empty(), Optional.empty(), (_, _, seconds) -> seconds, InstantSource.system());

  private static final long LATER_SECONDS = 60;

  /** Keeps how many seconds of film each user has asked for on a day. */
  public interface RenderUsage {

    /** Adds seconds, and returns how many there are then; what its transaction takes back does not count. */
    double add(UserId owner, LocalDate day, double seconds);
  }

  /**
   * Counts an export that is about to be stored; to be called in the transaction that stores it.
   *
   * @param going tells how many exports of the user are not over
   * @param seconds of film
   * @throws ThrottledException when there are too many
   */
  void count(UserId owner, LongSupplier going, double seconds) {
    if (mostAtOnce.isPresent() && going.getAsLong() >= mostAtOnce.getAsInt()) {
      throw new ThrottledException("You may have " + mostAtOnce.getAsInt()
          + " exports at a time that are not over, and have so many. Wait until one is, or cancel it.", LATER_SECONDS);
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
      throw new ThrottledException("With this export, those of today would be longer than the " + longest.toMinutes()
          + " minutes that you may export a day. Export less, or try again tomorrow (UTC).",
          Math.max(1, Duration.between(now, tomorrow).toSeconds()));
    }
  }
}
