package org.clipwright.services.export;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.clipwright.services.error.ValidationException;

/** Keeps the secrets that deliveries are signed with, for as long as the export exists. */
public interface WebhookSecrets {

  /**
   * The secret shared by an export's owner and the webhook's receiver, with which deliveries are signed.
   *
   * @param text as its owner wrote it: {@code whsec_} and base64, as in Standard Webhooks, or any text
   */
  record Secret(String text) {

    /** The key of an export's JSON under which it is sent; it never appears in responses. */
    static final String KEY = "webhook_secret";

    private static final String ENCODED = "whsec_";
    private static final int SHORTEST = 16;
    private static final int LONGEST = 256;
    private static final String SENTENCE =
        "`webhook_secret` is a text of " + SHORTEST + " to " + LONGEST + " characters; after `" + ENCODED
            + "` it is base64 of at least " + SHORTEST + " bytes.";

    /**
     * Removes the secret from an export's JSON and returns it.
     *
     * @throws ValidationException when the value is not a valid secret
     */
    static Optional<Secret> takenFrom(ObjectNode json) {
      Optional<JsonNode> sent = Optional.ofNullable(json.remove(KEY));
      return sent.filter(value -> !value.isNull()).map(Secret::checked);
    }

    private static Secret checked(JsonNode value) {
      Secret secret = new Secret(value.asText());
      boolean fits = value.isTextual() && value.asText().length() >= SHORTEST && value.asText().length() <= LONGEST;
      if (!fits || value.asText().indexOf('\0') >= 0 || !secret.isLongEnough()) {
        throw ValidationException.of("json", SENTENCE);
      }
      return secret;
    }

    private boolean isLongEnough() {
      try {
        return bytes().length >= SHORTEST;
      } catch (IllegalArgumentException notBase64) {
        return false;
      }
    }

    /** The key of the signature. */
    byte[] bytes() {
      return text.startsWith(ENCODED)
          ? Base64.getDecoder().decode(text.substring(ENCODED.length()))
          : text.getBytes(StandardCharsets.UTF_8);
    }

    /** Hides the text, so that no log shows it. */
    @Override
    public String toString() {
      return "WebhookSecret[hidden]";
    }
  }

  /** Signs the export's deliveries with this secret from now on. */
  void keep(long export, Secret secret);

  /** The secret the export's deliveries are signed with; empty when they are unsigned. */
  Optional<Secret> find(long export);
}
