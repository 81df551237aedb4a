package org.clipwright.services.export;

import java.util.Optional;

/** Keeps the secrets that deliveries are signed with, for as long as the export exists. */
public interface WebhookSecrets {

  /** Signs the export's deliveries with this secret from now on. */
  void keep(long export, WebhookSecret secret);

  /** The secret the export's deliveries are signed with; empty when they are unsigned. */
  Optional<WebhookSecret> find(long export);
}
