package org.clipwright.services.testkit;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.clipwright.services.export.WebhookSecrets;

/** What webhooks are signed with, in memory. */
public final class InMemoryWebhookSecrets implements WebhookSecrets {

  private final Map<Long, WebhookSecrets.Secret> secrets = new ConcurrentHashMap<>();

  @Override
  public void keep(long export, WebhookSecrets.Secret secret) {
    secrets.put(export, secret);
  }

  @Override
  public Optional<WebhookSecrets.Secret> find(long export) {
    return Optional.ofNullable(secrets.get(export));
  }
}
