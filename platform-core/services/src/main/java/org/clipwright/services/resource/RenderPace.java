package org.clipwright.services.resource;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How fast an export is rendered by all workers together: averages over the last seconds, in which older frames count
 * less and less, so that neither the speed nor the time left jumps.
 *
 * @param at when frames were last counted; empty before the first time
 * @param seconds how long they have been counted
 * @param recent frames per second over about the last ten seconds
 * @param steady frames per second over about the last two minutes, from which the time left is estimated
 */
public record RenderPace(Optional<Instant> at, double seconds, double recent, double steady) {

  /** No frames have been counted. */
  public static final RenderPace UNKNOWN = new RenderPace(Optional.empty(), 0, 0, 0);

  /** The mean age of what an average counts is half of the time it is said to cover. */
  private static final double RECENT_SECONDS = 5;

  private static final double STEADY_SECONDS = 60;

  /** The shortest observation that is meaningful: the beginning is slow. */
  private static final double SHORTEST_SECONDS = 1;

  /** After this time without news, a speed says nothing any more. */
  private static final Duration STALE = Duration.ofMinutes(1);

  /** The pace after more frames were rendered until a time; counting begins at the last news before the first frame. */
  public RenderPace after(Instant now, long frames) {
    if (at.isEmpty() || isBeforeTheFirst(frames)) {
      return new RenderPace(Optional.of(now), 0, 0, 0);
    }
    double more = Duration.between(at.get(), now).toNanos() / 1e9;
    if (more <= 0) {
      return this;
    }
    double speed = Math.max(0, frames) / more;
    return new RenderPace(Optional.of(now), seconds + more, mean(recent, speed, more, RECENT_SECONDS),
        mean(steady, speed, more, STEADY_SECONDS));
  }

  /** While the sound is made no frame is; that time would make the pictures look slow. */
  private boolean isBeforeTheFirst(long frames) {
    return seconds == 0 && frames <= 0;
  }

  /** An exponential average that has no bias towards its beginning. */
  private double mean(double before, double speed, double more, double memory) {
    double share = (1 - Math.exp(-more / memory)) / (1 - Math.exp(-(seconds + more) / memory));
    return before + (speed - before) * share;
  }

  /** Frames per second over the last seconds; empty while there is no estimate. */
  public Optional<Double> framesPerSecond(Instant now) {
    return Optional.of(recent).filter(speed -> speed > 0 && isKnown(now));
  }

  /** Seconds until the remaining frames are rendered; empty while there is no estimate. */
  public Optional<Double> etaSeconds(Instant now, long left) {
    return Optional.of(steady).filter(speed -> speed > 0 && isKnown(now)).map(speed -> left / speed);
  }

  private boolean isKnown(Instant now) {
    return seconds >= SHORTEST_SECONDS && at.filter(then -> then.plus(STALE).isAfter(now)).isPresent();
  }
}
