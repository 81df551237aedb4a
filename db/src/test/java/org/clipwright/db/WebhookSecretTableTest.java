package org.clipwright.db;

import static org.assertj.core.api.Assertions.assertThat;

import org.clipwright.services.export.WebhookSecrets;
import org.clipwright.services.resource.Export;
import org.clipwright.services.resource.UserId;
import org.clipwright.services.testkit.Drafts;
import org.clipwright.services.testkit.Repositories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

@Timeout(120)
class WebhookSecretTableTest {

  @RegisterExtension static final ContractDatabase POSTGRES = new ContractDatabase();

  @Test
  void theLatestCountsAndGoesWithItsExport() {
    Repositories stores = POSTGRES.emptied();
    WebhookSecretTable table = new WebhookSecretTable(POSTGRES.database());
    UserId owner = new UserId(POSTGRES.database().statements()
        .fetchSingle("insert into account (name, password_hash) values ('ann', '') returning id").get(0, Long.class));
    Export export =
        stores.exports().insert(
            Drafts.export(owner, stores.projects().insert(Drafts.project(owner, "One")).id(), "video"));

    assertThat(table.find(export.id())).isEmpty();
    table.keep(export.id(), new WebhookSecrets.Secret("the first of them"));
    table.keep(export.id(), new WebhookSecrets.Secret("the second of them"));
    assertThat(table.find(export.id())).contains(new WebhookSecrets.Secret("the second of them"));

    stores.exports().delete(owner, export.id());
    assertThat(table.find(export.id())).isEmpty();
  }
}
