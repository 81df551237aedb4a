package org.clipwright.db;

import static org.clipwright.db.generated.Tables.WEBHOOK_SECRET;

import java.util.Optional;
import org.clipwright.services.export.WebhookSecrets;

/** Keeps the secrets of webhooks in PostgreSQL; the rows are deleted with their export. */
public final class WebhookSecretTable implements WebhookSecrets {

  private final Database database;

  public WebhookSecretTable(Database database) {
    this.database = database;
  }

  @Override
  public void keep(long export, WebhookSecrets.Secret secret) {
    database
        .statements()
        .insertInto(WEBHOOK_SECRET)
        .set(WEBHOOK_SECRET.EXPORT, export)
        .set(WEBHOOK_SECRET.SECRET, secret.text())
        .onConflict(WEBHOOK_SECRET.EXPORT)
        .doUpdate()
        .set(WEBHOOK_SECRET.SECRET, secret.text())
        .execute();
  }

  @Override
  public Optional<WebhookSecrets.Secret> find(long export) {
    return database
        .statements()
        .select(WEBHOOK_SECRET.SECRET)
        .from(WEBHOOK_SECRET)
        .where(WEBHOOK_SECRET.EXPORT.eq(export))
        .fetchOptional(WEBHOOK_SECRET.SECRET)
        .map(WebhookSecrets.Secret::new);
  }
}
