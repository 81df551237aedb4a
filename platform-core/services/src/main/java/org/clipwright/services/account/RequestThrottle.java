package org.clipwright.services.account;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.clipwright.services.error.ThrottledException;
import org.clipwright.services.resource.UserId;

/**
 * Bounds how many requests a client sends: a signed-in one by its user, any other by its address. A client may send
 * many at once after it was quiet, and then as many a second as the rate says. The table is bounded; any thread may use
 * it.
 */
public final class RequestThrottle {

  /** Lets everything through, for tests. */
  public static final RequestThrottle NONE = new RequestThrottle(Optional.empty(), InstantSource.system());

  private static final int MOST_CLIENTS = 50_000;

  private final Optional<Rate> rate;
  private final ClockTime time;
  private final Cache<String, Bucket> clients;

  /**
   * How much a client may send.
   *
   * @param burst requests at once
   * @param perSecond requests a second in the long run
   */
  public record Rate(int burst, int perSecond) {

    /** After so long, a client has all of its burst again, and need not be remembered. */
    Duration recovery() {
      return Duration.ofSeconds(Math.ceilDiv(burst, perSecond) + 1);
    }
  }

  /** @param rate empty for no bound */
  public RequestThrottle(Optional<Rate> rate, InstantSource clock) {
    this.rate = rate;
    this.time = new ClockTime(clock);
    this.clients = Caffeine.newBuilder().maximumSize(MOST_CLIENTS).ticker(time::currentTimeNanos)
        .expireAfterAccess(rate.map(Rate::recovery).orElse(Duration.ZERO)).build();
  }

  /**
   * Counts a request of a user.
   *
   * @throws ThrottledException when there were too many
   */
  public void count(UserId user) {
    count("user " + user.value());
  }

  /**
   * Counts a request of somebody who has not signed in.
   *
   * @param address whence it came
   * @throws ThrottledException when there were too many
   */
  public void countStranger(String address) {
    count("address " + ClientNetwork.of(address));
  }

  private void count(String client) {
    if (rate.isEmpty()) {
      return;
    }
    ClockTime.take(clients.get(client, _ -> full(rate.get())));
  }

  private Bucket full(Rate wanted) {
    return time.bucket(wanted.burst(), wanted.perSecond(), Duration.ofSeconds(1));
  }
}
