package org.clipwright.db;

import static org.clipwright.db.generated.Tables.EXPORT;
import static org.clipwright.db.generated.Tables.SEGMENT;
import static org.clipwright.db.generated.Tables.SEGMENT_NEED;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.clipwright.services.segment.SegmentRepository;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.impl.DSL;

/** Keeps the stored segments in PostgreSQL; the rows are deleted with their project. */
public final class SegmentTable implements SegmentRepository {

  private final Database database;

  public SegmentTable(Database database) {
    this.database = database;
  }

  @Override
  public void need(long export, long project, Set<String> keys) {
    database.run(() -> {
      database.statements().deleteFrom(SEGMENT_NEED)
          .where(SEGMENT_NEED.EXPORT.eq(export), SEGMENT_NEED.SEGMENT.notIn(keys)).execute();
      // In a fixed order, so that two exports that need the same segments never deadlock.
      new TreeSet<>(keys).forEach(key -> need(export, project, key));
    });
  }

  private void need(long export, long project, String key) {
    database.statements().insertInto(SEGMENT)
        .set(SEGMENT.KEY, key).set(SEGMENT.PROJECT, project).set(SEGMENT.USED, DatabaseClock.time())
        .onConflict(SEGMENT.KEY).doUpdate().set(SEGMENT.USED, DatabaseClock.time()).execute();
    database.statements().insertInto(SEGMENT_NEED)
        .set(SEGMENT_NEED.EXPORT, export).set(SEGMENT_NEED.SEGMENT, key).onConflictDoNothing().execute();
  }

  @Override
  public void stored(long export, long project, String key, long bytes) {
    database.run(() -> {
      need(export, project, key);
      database.statements().update(SEGMENT).set(SEGMENT.BYTES, bytes).where(SEGMENT.KEY.eq(key)).execute();
    });
  }

  @Override
  public void kept(long project, String key, long bytes) {
    database.statements().insertInto(SEGMENT)
        .set(SEGMENT.KEY, key).set(SEGMENT.PROJECT, project).set(SEGMENT.BYTES, bytes)
        .set(SEGMENT.USED, DatabaseClock.time())
        .onConflict(SEGMENT.KEY).doUpdate().set(SEGMENT.BYTES, bytes).set(SEGMENT.USED, DatabaseClock.time()).execute();
  }

  @Override
  public void used(String key) {
    database.statements().update(SEGMENT).set(SEGMENT.USED, DatabaseClock.time()).where(SEGMENT.KEY.eq(key)).execute();
  }

  @Override
  public List<String> forget(long mostBytes) {
    Field<String> key = DSL.field(DSL.name("key"), String.class);
    Field<Long> total = DSL.field(DSL.name("total"), Long.class);
    Table<?> newest = DSL.select(SEGMENT.KEY.as(key), DSL.sum(SEGMENT.BYTES).over()
        .orderBy(SEGMENT.USED.desc(), SEGMENT.KEY).cast(Long.class).as(total))
        .from(SEGMENT).asTable("newest");
    return database.statements().deleteFrom(SEGMENT)
        .where(SEGMENT.KEY.in(DSL.select(newest.field(key)).from(newest)
            .where(newest.field(total).gt(mostBytes))), notNeeded())
        .returning(SEGMENT.KEY)
        .fetch(SEGMENT.KEY);
  }

  /** That no unfinished export needs a segment. */
  static Condition notNeeded() {
    return DSL.notExists(DSL.selectOne().from(SEGMENT_NEED).join(EXPORT).on(EXPORT.ID.eq(SEGMENT_NEED.EXPORT))
        .where(SEGMENT_NEED.SEGMENT.eq(SEGMENT.KEY), EXPORT.STATUS.in(ExportTable.UNFINISHED)));
  }
}
