package org.clipwright.services.testkit;

import org.clipwright.services.export.WebhookLog;

/** The deliveries in memory keep the contract that PostgreSQL keeps. */
class InMemoryWebhookLogTest extends WebhookLogContract {

  private final Repositories stores = Repositories.inMemory();

  @Override
  protected Repositories stores() {
    return stores;
  }

  @Override
  protected WebhookLog log() {
    return new InMemoryWebhookLog(stores.exports());
  }
}
