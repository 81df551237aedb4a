package org.clipwright.services.export;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The headers of one webhook delivery attempt: those of Standard Webhooks, and one of our own for receivers that expect
 * Stripe's form.
 *
 * @param id the event; all attempts to deliver it share it
 * @param sent when this attempt begins
 * @param body the request body
 */
record WebhookMessage(String id, Instant sent, String body) {

  private static final String ALGORITHM = "HmacSHA256";

  Map<String, String> headers(Optional<WebhookSecrets.Secret> secret) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("webhook-id", id);
    headers.put("webhook-timestamp", Long.toString(sent.getEpochSecond()));
    secret.ifPresent(known -> sign(headers, known));
    return headers;
  }

  private void sign(Map<String, String> headers, WebhookSecrets.Secret secret) {
    byte[] standard = signature(secret, id + "." + sent.getEpochSecond() + "." + body);
    byte[] own = signature(secret, sent.getEpochSecond() + "." + body);
    headers.put("webhook-signature", "v1," + Base64.getEncoder().encodeToString(standard));
    headers.put("Clipwright-Signature", "t=" + sent.getEpochSecond() + ",v1=" + HexFormat.of().formatHex(own));
  }

  private static byte[] signature(WebhookSecrets.Secret secret, String text) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(secret.bytes(), ALGORITHM));
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException("Every Java has " + ALGORITHM + ".", missing);
    }
  }
}
