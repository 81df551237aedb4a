package org.clipwright.db;

import static org.clipwright.db.generated.Tables.EXPORT;
import static org.clipwright.db.generated.Tables.WEBHOOK_DELIVERY;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clipwright.db.generated.tables.records.WebhookDeliveryRecord;
import org.clipwright.services.export.WebhookLog;
import org.clipwright.services.resource.UserId;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.impl.DSL;

/** Stores webhook deliveries in PostgreSQL; the rows are deleted with their export. */
public final class WebhookDeliveryTable implements WebhookLog {

  private static final String NUMBER = "number";

  private final Database database;

  public WebhookDeliveryTable(Database database) {
    this.database = database;
  }

  @Override
  public void add(WebhookLog.Delivery delivery) {
    database
        .statements()
        .insertInto(WEBHOOK_DELIVERY)
        .set(WEBHOOK_DELIVERY.EXPORT, delivery.export())
        .set(WEBHOOK_DELIVERY.URL, delivery.url())
        .set(WEBHOOK_DELIVERY.SENT, delivery.sent())
        .set(WEBHOOK_DELIVERY.STATUS, delivery.status().orElse(null))
        .set(WEBHOOK_DELIVERY.RESPONSE, delivery.response())
        .set(WEBHOOK_DELIVERY.RETRY, delivery.retry().orElse(null))
        .execute();
  }

  @Override
  public Map<Long, List<WebhookLog.Delivery>> latest(UserId owner, Collection<Long> exports, int each) {
    Field<Integer> number = DSL.rowNumber().over()
        .partitionBy(WEBHOOK_DELIVERY.EXPORT).orderBy(WEBHOOK_DELIVERY.ID.desc()).as(NUMBER);
    Table<?> numbered = DSL.select(WEBHOOK_DELIVERY.fields()).select(number)
        .from(WEBHOOK_DELIVERY).join(EXPORT).on(EXPORT.ID.eq(WEBHOOK_DELIVERY.EXPORT))
        .where(WEBHOOK_DELIVERY.EXPORT.in(exports), EXPORT.OWNER.eq(owner.value())).asTable("numbered");
    return database
        .statements()
        .select(numbered.fields(WEBHOOK_DELIVERY.fields()))
        .from(numbered)
        .where(numbered.field(number).le(each))
        .orderBy(numbered.field(WEBHOOK_DELIVERY.ID).desc())
        .fetchInto(WEBHOOK_DELIVERY)
        .intoGroups(WEBHOOK_DELIVERY.EXPORT, WebhookDeliveryTable::read);
  }

  private static WebhookLog.Delivery read(org.jooq.Record row) {
    WebhookDeliveryRecord delivery = row.into(WEBHOOK_DELIVERY);
    return new WebhookLog.Delivery(delivery.getExport(), delivery.getUrl(), delivery.getSent(),
        Optional.ofNullable(delivery.getStatus()), delivery.getResponse(), Optional.ofNullable(delivery.getRetry()));
  }
}
