package org.clipwright.services.account;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.clipwright.services.error.ErrorCode;
import org.clipwright.services.error.PlatformException;
import org.clipwright.services.resource.UserId;

/**
 * Signatures of addresses, with which whoever knows an address may read what is there in the name of the user it was
 * given to: until it expires, the account is disabled or its password changes. Thread-safe.
 *
 * @param users the accounts
 * @param key the secret; the same for all processes of a server
 * @param lifetime how long an address lasts at most, and half of that at least; zero if none is to be signed
 */
record SignedAddresses(UserRepository users, TokenKey key, Duration lifetime, InstantSource clock) {

  private static final Pattern SIGNATURE = Pattern.compile("(\\d{1,18})\\.(\\d{1,12})\\.([0-9a-f]{40})");
  private static final String WRONG = "The signature of this address is not valid: the address was changed, or its"
      + " user's password. Ask for a new address.";
  private static final String EXPIRED = "This address has expired. Ask for a new one.";

  /**
   * The signature of a target for a user; the same one for half its lifetime, so that browsers may keep what they
   * loaded. Empty if none is to be signed.
   */
  Optional<String> of(User user, String target) {
    if (lifetime.isZero()) {
      return Optional.empty();
    }
    long step = Math.max(1, lifetime.toSeconds() / 2);
    long expires = (clock.instant().getEpochSecond() / step + 2) * step;
    return Optional.of(user.id().value() + "." + expires + "." + key.signature(text(user, expires, target)));
  }

  /**
   * The user in whose name a target may be read.
   *
   * @throws PlatformException {@code FORBIDDEN} when the signature is wrong or has expired
   */
  User user(String target, String signature) {
    Matcher parts = SIGNATURE.matcher(signature);
    if (lifetime.isZero() || !parts.matches()) {
      throw new PlatformException(ErrorCode.FORBIDDEN, WRONG);
    }
    long expires = Long.parseLong(parts.group(2));
    User user = users.find(new UserId(Long.parseLong(parts.group(1)))).filter(User::active)
        .filter(found -> same(key.signature(text(found, expires, target)), parts.group(3)))
        .orElseThrow(() -> new PlatformException(ErrorCode.FORBIDDEN, WRONG));
    if (clock.instant().getEpochSecond() >= expires) {
      throw new PlatformException(ErrorCode.FORBIDDEN, EXPIRED);
    }
    return user;
  }

  private static String text(User user, long expires, String target) {
    return user.id().value() + " " + user.passwordNumber() + " " + expires + " " + target;
  }

  /** Takes as long for a wrong one whose beginning is right. */
  private static boolean same(String one, String other) {
    return MessageDigest.isEqual(one.getBytes(StandardCharsets.US_ASCII), other.getBytes(StandardCharsets.US_ASCII));
  }
}
