package org.clipwright.services.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WebhookMessageTest {

  private static final Instant SENT = Instant.ofEpochSecond(1614265330);
  private static final WebhookMessage EXAMPLE =
      new WebhookMessage("msg_p5jXN8AQM9LWM0D4loKWxJek", SENT, "{\"test\": 2432232314}");

  /** The example that the libraries of Standard Webhooks are tested with. */
  @Test
  void signsAsTheStandardDoes() {
    assertThat(EXAMPLE.headers(Optional.of(new WebhookSecrets.Secret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"))))
        .containsEntry("webhook-id", "msg_p5jXN8AQM9LWM0D4loKWxJek")
        .containsEntry("webhook-timestamp", "1614265330")
        .containsEntry("webhook-signature", "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
  }

  /** Compared with: printf '1614265330.{"test": 2432232314}' | openssl dgst -sha256 -hmac 'a secret of nineteen'. */
  @Test
  void signsTimeAndBodyInItsOwnHeader() {
    assertThat(EXAMPLE.headers(Optional.of(new WebhookSecrets.Secret("a secret of nineteen"))))
        .containsEntry("Clipwright-Signature",
            "t=1614265330,v1=161ac3f8792f13285e725149dc9a9258ce41c24141a942d4783cd5cbe4426377");
  }

  @Test
  void isNamedButNotSignedWithoutASecret() {
    assertThat(EXAMPLE.headers(Optional.empty())).containsOnlyKeys("webhook-id", "webhook-timestamp");
  }
}
