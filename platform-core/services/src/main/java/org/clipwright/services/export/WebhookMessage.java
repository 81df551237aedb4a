package org.clipwright.services.export;

import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.clipwright.services.secret.Hmac;

/**
 * The headers of one webhook delivery attempt: those of Standard Webhooks, and one of our own for receivers that expect
 * Stripe's form.
 *
 * @param id the event; all attempts to deliver it share it
 * @param sent when this attempt begins
 * @param body the request body
 */
record WebhookMessage(String id, Instant sent, String body) {

  Map<String, String> headers(Optional<WebhookSecrets.Secret> secret) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("webhook-id", id);
    headers.put("webhook-timestamp", Long.toString(sent.getEpochSecond()));
    secret.ifPresent(known -> sign(headers, known));
    return headers;
  }

  private void sign(Map<String, String> headers, WebhookSecrets.Secret secret) {
    Hmac key = new Hmac(secret.bytes());
    byte[] standard = key.of(id + "." + sent.getEpochSecond() + "." + body);
    byte[] own = key.of(sent.getEpochSecond() + "." + body);
    headers.put("webhook-signature", "v1," + Base64.getEncoder().encodeToString(standard));
    headers.put("Clipwright-Signature", "t=" + sent.getEpochSecond() + ",v1=" + HexFormat.of().formatHex(own));
  }
}
