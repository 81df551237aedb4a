package org.clipwright.services.testkit;

import org.clipwright.services.export.WebhookSecrets;

/** The secrets in memory keep the contract that PostgreSQL keeps. */
class InMemoryWebhookSecretsTest extends WebhookSecretsContract {

  private final Repositories stores = Repositories.inMemory();

  @Override
  protected Repositories stores() {
    return stores;
  }

  @Override
  protected WebhookSecrets secrets() {
    return new InMemoryWebhookSecrets(stores.exports());
  }
}
