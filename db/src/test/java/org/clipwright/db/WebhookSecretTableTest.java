package org.clipwright.db;

import org.clipwright.services.export.WebhookSecrets;
import org.clipwright.services.testkit.Repositories;
import org.clipwright.services.testkit.WebhookSecretsContract;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** PostgreSQL keeps the contract of webhooks' secrets. */
@Timeout(120)
class WebhookSecretTableTest extends WebhookSecretsContract {

  @RegisterExtension static final ContractDatabase POSTGRES = new ContractDatabase();

  @Override
  protected Repositories stores() {
    return POSTGRES.emptied();
  }

  @Override
  protected WebhookSecrets secrets() {
    return new WebhookSecretTable(POSTGRES.database());
  }
}
