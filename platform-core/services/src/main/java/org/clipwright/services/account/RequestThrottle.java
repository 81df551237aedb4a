package org.clipwright.services.account;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;
import org.clipwright.services.budget.HeapShare;
import org.clipwright.services.budget.sender.Sender;
import org.clipwright.services.error.ThrottledException;
import org.clipwright.services.resource.UserId;

/**
 * Limits how many requests a client sends, counted by user if it is signed in and by address otherwise. An idle client
 * may send a burst, and then as many requests per second as the rate allows. The table is bounded. Thread-safe.
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
   * @param perSecond sustained requests per second
   */
  public record Rate(int burst, int perSecond) {

    /** The time after which a client has its full burst again and can be forgotten. */
    Duration recovery() {
      return Duration.ofSeconds(Math.ceilDiv(burst, perSecond) + 1);
    }
  }

  /** @param rate empty for no limit */
  public RequestThrottle(Optional<Rate> rate, InstantSource clock) {
    this.rate = rate;
    this.time = new ClockTime(clock);
    this.clients = Caffeine.newBuilder().maximumSize(MOST_CLIENTS).ticker(time::currentTimeNanos)
        .expireAfterAccess(rate.map(Rate::recovery).orElse(Duration.ZERO)).build();
  }

  /**
   * Counts a request of a user; from here on it queues with that user's other requests.
   *
   * @throws ThrottledException when there were too many requests
   */
  public void count(UserId user) {
    count("user " + user.value());
    HeapShare.current().belongsTo(Sender.user(user.value()));
  }

  /** Runs the identification of a sender; a request that it rejects counts as one from a stranger at an address. */
  public <T> T countingRefusals(String address, Supplier<T> finding) {
    try {
      return finding.get();
    } catch (RuntimeException refusal) {
      countStranger(address);
      throw refusal;
    }
  }

  /**
   * Counts a request of somebody who has not signed in.
   *
   * @param address the client's address
   * @throws ThrottledException when there were too many requests
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
