package org.clipwright.db;

import com.github.kagkarlsson.scheduler.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.ReentrantLock;
import org.clipwright.services.error.LostDatabaseException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The time of the database, so that workers whose own clocks are wrong or jump agree with all others on which leases
 * have ended and which jobs are due. Thread-safe.
 */
final class DatabaseClock implements Clock {

  private static final long LONGEST_NANOS = Duration.ofSeconds(10).toNanos();
  private static final Logger LOG = LoggerFactory.getLogger(DatabaseClock.class);

  private final Database database;
  private final ReentrantLock reading = new ReentrantLock();
  private volatile Reading last;

  /** What the database's clock showed, and this process's counter at that time, which never jumps. */
  private record Reading(Instant time, long nanos) {

    long age() {
      return System.nanoTime() - nanos;
    }
  }

  DatabaseClock(Database database) {
    this.database = database;
    this.last = read();
  }

  private Reading read() {
    Instant time = database.statements().fetchSingle("select clock_timestamp()").get(0, Instant.class);
    return new Reading(time, System.nanoTime());
  }

  /** The clock is read every few seconds, by one thread; meanwhile, and without the database, time is counted on. */
  @Override
  public Instant now() {
    if (last.age() > LONGEST_NANOS && reading.tryLock()) {
      try {
        last = read();
      } catch (LostDatabaseException lost) {
        LOG.debug("The time is counted on without the database.", lost);
      } finally {
        reading.unlock();
      }
    }
    Reading known = last;
    return known.time().plusNanos(known.age());
  }
}
