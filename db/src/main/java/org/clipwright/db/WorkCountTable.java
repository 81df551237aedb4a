package org.clipwright.db;

import static org.clipwright.db.generated.Tables.WORK_COUNT;

import java.util.EnumMap;
import java.util.Map;
import org.clipwright.services.work.WorkCounts;

/** Adds up in PostgreSQL what all workers do, in the transaction in which they do it. */
public final class WorkCountTable implements WorkCounts {

  private final Database database;

  public WorkCountTable(Database database) {
    this.database = database;
  }

  @Override
  public void add(WorkCounts.Total count, long amount) {
    if (amount == 0) {
      return;
    }
    database
        .statements()
        .insertInto(WORK_COUNT)
        .set(WORK_COUNT.NAME, count.name())
        .set(WORK_COUNT.AMOUNT, amount)
        .onConflict(WORK_COUNT.NAME)
        .doUpdate()
        .set(WORK_COUNT.AMOUNT, WORK_COUNT.AMOUNT.plus(amount))
        .execute();
  }

  /** All totals; names from later versions are left out. */
  Map<WorkCounts.Total, Long> all() {
    Map<String, Long> stored = database.statements().selectFrom(WORK_COUNT)
        .fetchMap(WORK_COUNT.NAME, WORK_COUNT.AMOUNT);
    Map<WorkCounts.Total, Long> counts = new EnumMap<>(WorkCounts.Total.class);
    for (WorkCounts.Total count : WorkCounts.Total.values()) {
      if (stored.containsKey(count.name())) {
        counts.put(count, stored.get(count.name()));
      }
    }
    return counts;
  }
}
