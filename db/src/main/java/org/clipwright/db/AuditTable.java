package org.clipwright.db;

import static org.clipwright.db.generated.Tables.AUDIT_ENTRY;

import java.util.List;
import org.clipwright.db.generated.tables.records.AuditEntryRecord;
import org.clipwright.services.account.AuditLog;
import org.jooq.Condition;
import org.jooq.impl.DSL;

/** Keeps the audit log in PostgreSQL. */
public final class AuditTable implements AuditLog {

  private final Database database;

  public AuditTable(Database database) {
    this.database = database;
  }

  @Override
  public long begin(AuditLog.Entry entry) {
    return database
        .statements()
        .insertInto(AUDIT_ENTRY)
        .set(AUDIT_ENTRY.HAPPENED, entry.happened())
        .set(AUDIT_ENTRY.ACTOR, entry.actor())
        .set(AUDIT_ENTRY.ADDRESS, entry.address())
        .set(AUDIT_ENTRY.ACTION, entry.action())
        .set(AUDIT_ENTRY.SUBJECT, entry.subject())
        .set(AUDIT_ENTRY.DETAILS, entry.details())
        .set(AUDIT_ENTRY.OUTCOME, entry.outcome())
        .returning(AUDIT_ENTRY.ID)
        .fetchSingle(AUDIT_ENTRY.ID);
  }

  @Override
  public void end(long id, String outcome) {
    database.statements().update(AUDIT_ENTRY).set(AUDIT_ENTRY.OUTCOME, outcome).where(AUDIT_ENTRY.ID.eq(id)).execute();
  }

  @Override
  public List<AuditLog.Entry> list(String search, long offset, int limit) {
    return database
        .statements()
        .selectFrom(AUDIT_ENTRY)
        .where(holds(search))
        .orderBy(AUDIT_ENTRY.ID.desc())
        .offset(offset)
        .limit(limit)
        .fetch(AuditTable::read);
  }

  @Override
  public long count(String search) {
    return database.statements().fetchCount(AUDIT_ENTRY, holds(search));
  }

  private static Condition holds(String search) {
    return search.isEmpty()
        ? DSL.noCondition()
        : DSL.or(
            AUDIT_ENTRY.ACTOR.containsIgnoreCase(search),
            AUDIT_ENTRY.ACTION.containsIgnoreCase(search),
            AUDIT_ENTRY.SUBJECT.containsIgnoreCase(search));
  }

  private static AuditLog.Entry read(AuditEntryRecord row) {
    return new AuditLog.Entry(row.getHappened(), row.getActor(), row.getAddress(), row.getAction(), row.getSubject(),
        row.getDetails(), row.getOutcome());
  }
}
