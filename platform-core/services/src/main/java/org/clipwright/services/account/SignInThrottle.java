package org.clipwright.services.account;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import org.clipwright.services.error.ThrottledException;

/**
 * Slows down password guessing. Wrong passwords count against the pair of account and address, against the address,
 * and, with slower decay, against the account from any address. The last does not apply to addresses from which the
 * account has signed in recently, so that nobody can lock its owner out from elsewhere. The tables are bounded.
 */
final class SignInThrottle {

  private static final Duration SHORT = Duration.ofMinutes(5);
  private static final Duration LONG = Duration.ofHours(1);
  private static final Duration ACQUAINTED = Duration.ofDays(30);
  private static final int ADDRESS_FACTOR = 5;
  private static final int ACCOUNT_FACTOR = 10;
  private static final int MOST_KEYS = 50_000;

  private final int failures;
  private final ClockTime time;
  private final Cache<String, Bucket> buckets;
  private final Cache<String, Boolean> acquainted;

  /**
   * A throttle that has recorded no failures yet.
   *
   * @param failures allowed per account and address within five minutes
   */
  SignInThrottle(int failures, InstantSource clock) {
    this.failures = failures;
    this.time = new ClockTime(clock);
    this.buckets = cache(LONG);
    this.acquainted = cache(ACQUAINTED);
  }

  private <V> Cache<String, V> cache(Duration life) {
    return Caffeine.newBuilder().maximumSize(MOST_KEYS).expireAfterAccess(life).ticker(time::currentTimeNanos).build();
  }

  /** A password check in progress; it counts as a failure until the password proves correct. */
  final class Attempt {

    private final String pair;
    private final Deque<Bucket> taken = new ArrayDeque<>();

    private Attempt(String pair) {
      this.pair = pair;
    }

    private void take(String key, int capacity, Duration period) {
      Bucket bucket = buckets.get(key, _ -> time.bucket(capacity, capacity, period));
      try {
        ClockTime.take(bucket);
      } catch (ThrottledException tooMany) {
        taken.forEach(earlier -> earlier.addTokens(1));
        throw tooMany;
      }
      taken.add(bucket);
    }

    void succeeded() {
      taken.forEach(bucket -> bucket.addTokens(1));
      acquainted.put(pair, true);
    }
  }

  /**
   * Begins a password check.
   *
   * @throws ThrottledException after too many failures
   */
  Attempt begin(String account, String address) {
    String network = ClientNetwork.of(address);
    String pair = TokenKey.hash("pair " + network + " " + account);
    Attempt attempt = new Attempt(pair);
    attempt.take(pair, failures, SHORT);
    attempt.take("address " + network, failures * ADDRESS_FACTOR, SHORT);
    if (acquainted.getIfPresent(pair) == null) {
      attempt.take(TokenKey.hash("account " + account), failures * ACCOUNT_FACTOR, LONG);
    }
    return attempt;
  }

  /** How many accounts and addresses are remembered. */
  long size() {
    buckets.cleanUp();
    return buckets.estimatedSize();
  }
}
