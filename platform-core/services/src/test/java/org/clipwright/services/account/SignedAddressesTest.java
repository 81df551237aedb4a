package org.clipwright.services.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.clipwright.services.error.ErrorCode;
import org.clipwright.services.error.PlatformException;
import org.clipwright.services.testkit.InMemoryUsers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How long signed addresses last, and for what. */
class SignedAddressesTest {

  private static final String TARGET = "/files/7/thumbnail/?width=64";
  private static final Duration LIFE = Duration.ofHours(24);

  private final InMemoryUsers users = new InMemoryUsers();
  private Instant now = Instant.parse("2026-03-01T10:00:00Z");
  private final SignedAddresses addresses = signing(LIFE, 0);
  private User ann;

  private SignedAddresses signing(Duration lifetime, int secret) {
    byte[] key = new byte[32];
    key[0] = (byte) secret;
    return new SignedAddresses(users, TokenKey.of(key), lifetime, () -> now);
  }

  @BeforeEach
  void makeAnn() {
    ann = users.insert("ann", "", "hash", false).orElseThrow();
  }

  private void refused(String target, String signature, String sentence) {
    assertThatThrownBy(() -> addresses.user(target, signature)).isInstanceOf(PlatformException.class)
        .hasMessageContaining(sentence)
        .satisfies(failure -> assertThat(((PlatformException) failure).code()).isEqualTo(ErrorCode.FORBIDDEN));
  }

  @Test
  void addressIsReadInTheNameOfItsUserUntilItExpires() {
    String signature = addresses.of(ann, TARGET).orElseThrow();
    assertThat(addresses.user(TARGET, signature)).isEqualTo(ann);
    now = now.plus(LIFE.dividedBy(2)).minusSeconds(1);
    assertThat(addresses.user(TARGET, signature)).isEqualTo(ann);
    now = now.plus(LIFE.dividedBy(2)).plusSeconds(1);
    refused(TARGET, signature, "This address has expired.");
  }

  @Test
  void signatureStaysTheSameForAWhileSoThatBrowsersMayKeepThePicture() {
    String signature = addresses.of(ann, TARGET).orElseThrow();
    now = now.plusSeconds(60);
    assertThat(addresses.of(ann, TARGET)).contains(signature);
    now = now.plus(LIFE.dividedBy(2));
    assertThat(addresses.of(ann, TARGET)).get().isNotEqualTo(signature);
  }

  @Test
  void whatWasChangedIsRefused() {
    String signature = addresses.of(ann, TARGET).orElseThrow();
    refused("/files/8/thumbnail/?width=64", signature, "the address was changed");
    refused("/files/7/thumbnail/?width=65", signature, "the address was changed");
    String[] parts = signature.split("\\.");
    refused(TARGET, parts[0] + "." + (Long.parseLong(parts[1]) + 86_400) + "." + parts[2], "the address was changed");
    User bob = users.insert("bob", "", "hash", false).orElseThrow();
    refused(TARGET, bob.id().value() + "." + parts[1] + "." + parts[2], "the address was changed");
    refused(TARGET, signing(LIFE, 1).of(ann, TARGET).orElseThrow(), "the address was changed");
    refused(TARGET, "", "the address was changed");
    refused(TARGET, "999999999999999999." + parts[1] + "." + parts[2], "the address was changed");
  }

  @Test
  void newPasswordAndDisabledAccountEndThem() {
    String signature = addresses.of(ann, TARGET).orElseThrow();
    users.replacePassword(ann.id(), "other");
    refused(TARGET, signature, "the address was changed");
    User changed = users.find(ann.id()).orElseThrow();
    String second = addresses.of(changed, TARGET).orElseThrow();
    assertThat(addresses.user(TARGET, second)).isEqualTo(changed);
    users.update(new User(changed.id(), "ann", "", false, false, changed.created(), changed.passwordNumber()));
    refused(TARGET, second, "the address was changed");
  }

  @Test
  void whereNoneAreWantedNoneAreMadeAndNoneHold() {
    String signature = addresses.of(ann, TARGET).orElseThrow();
    SignedAddresses none = signing(Duration.ZERO, 0);
    assertThat(none.of(ann, TARGET)).isEmpty();
    assertThatThrownBy(() -> none.user(TARGET, signature)).isInstanceOf(PlatformException.class);
  }
}
