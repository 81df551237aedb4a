package org.clipwright.services.testkit;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.clipwright.services.export.WebhookSecrets;
import org.clipwright.services.resource.ExportRepository;

/** What webhooks are signed with, in memory, as long as their exports exist. */
public final class InMemoryWebhookSecrets implements WebhookSecrets {

  private final Map<Long, WebhookSecrets.Secret> secrets = new ConcurrentHashMap<>();
  private final ExportRepository exports;

  public InMemoryWebhookSecrets(ExportRepository exports) {
    this.exports = exports;
  }

  @Override
  public void keep(long export, WebhookSecrets.Secret secret) {
    secrets.put(export, secret);
  }

  @Override
  public Optional<WebhookSecrets.Secret> find(long export) {
    return Optional.ofNullable(secrets.get(export)).filter(_ -> exports.findAny(export).isPresent());
  }
}
