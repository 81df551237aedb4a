package org.clipwright.services.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import org.clipwright.services.export.WebhookSecrets;
import org.clipwright.services.resource.Export;
import org.clipwright.services.resource.UserId;
import org.junit.jupiter.api.Test;

/** How long every store keeps the secrets of webhooks. */
public abstract class WebhookSecretsContract {

  /** Repositories without any resource. */
  protected abstract Repositories stores();

  /** The secrets of exports in {@link #stores}, which is called first. */
  protected abstract WebhookSecrets secrets();

  @Test
  void theLatestCountsAndGoesWithItsExport() {
    Repositories stores = stores();
    WebhookSecrets secrets = secrets();
    UserId owner = stores.owner("ann");
    Export export =
        stores.exports().insert(
            Drafts.export(owner, stores.projects().insert(Drafts.project(owner, "One")).id(), "video"));

    assertThat(secrets.find(export.id())).isEmpty();
    secrets.keep(export.id(), new WebhookSecrets.Secret("the first of them"));
    secrets.keep(export.id(), new WebhookSecrets.Secret("the second of them"));
    assertThat(secrets.find(export.id())).contains(new WebhookSecrets.Secret("the second of them"));

    stores.exports().delete(owner, export.id());
    assertThat(secrets.find(export.id())).isEmpty();
  }
}
