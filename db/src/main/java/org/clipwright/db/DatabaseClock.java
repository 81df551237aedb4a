package org.clipwright.db;

import com.github.kagkarlsson.scheduler.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.ReentrantLock;
import org.clipwright.services.error.LostDatabaseException;
import org.jooq.Field;
import org.jooq.impl.DSL;
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

  /** The time in a statement, which goes on during a transaction. */
  static Field<Instant> time() {
    return DSL.field("clock_timestamp()", Instant.class);
  }

  /** The same after some time; before, if it is negative. */
  static Field<Instant> in(Duration delay) {
    return DSL.field("clock_timestamp() + {0} * interval '1 millisecond'", Instant.class, DSL.val(delay.toMillis()));
  }

  /** What the database's clock shows. */
  static Instant read(Database database) {
    return database.statements().select(time()).fetchSingle().value1();
  }

  private Reading read() {
    return new Reading(read(database), System.nanoTime());
  }

  /** The clock is read every few seconds, by one thread; meanwhile, and without the database, time is counted on. */
  @Override
  public Instant now() {
    if (last.age() > LONGEST_NANOS && reading.tryLock()) {
      try {
        last = read();
      } catch (LostDatabaseException lost) {
        LOG.debug("Without the database, time is counted by this process.", lost);
      } finally {
        reading.unlock();
      }
    }
    Reading known = last;
    return known.time().plusNanos(known.age());
  }
}
