package org.clipwright.db;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.clipwright.services.field.ResourceKind;
import org.clipwright.services.resource.OwnedRepository;
import org.clipwright.services.resource.UserId;
import org.jooq.Condition;
import org.jooq.Cursor;
import org.jooq.DSLContext;
import org.jooq.ResultQuery;
import org.jooq.TableField;
import org.jooq.UpdatableRecord;
import org.jooq.impl.DSL;

/** What all tables of users' resources have in common. */
abstract class OwnedTable<R extends UpdatableRecord<R>, T> implements OwnedRepository<T> {

  private static final int ROWS_AT_ONCE = 16;

  private final Columns<R> columns;
  private final Database database;

  /**
   * Their common columns.
   *
   * @param project the project a row belongs to; the id itself for projects
   * @param file the file a row shows; empty when it shows none
   */
  record Columns<R extends UpdatableRecord<R>>(
      TableField<R, Long> id,
      TableField<R, Long> owner,
      TableField<R, Long> project,
      Optional<TableField<R, Long>> file,
      TableField<R, Instant> updated) {}

  OwnedTable(Database database, Columns<R> columns) {
    this.database = database;
    this.columns = columns;
  }

  /** The value of a row. */
  abstract T read(R row);

  /** A row of a value, without id and times. */
  abstract R write(T value);

  abstract ResourceKind kind();

  abstract long id(T value);

  abstract UserId owner(T value);

  final Database database() {
    return database;
  }

  @Override
  public final T insert(T draft) {
    R row = write(draft);
    if (id(draft) > 0) {
      row.set(columns.id, id(draft));
    }
    return read(database.statements().insertInto(columns.id.getTable()).set(row).returning().fetchSingle());
  }

  @Override
  public final Optional<T> find(UserId owner, long id) {
    return database
        .statements()
        .selectFrom(columns.id.getTable())
        .where(columns.id.eq(id), columns.owner.eq(owner.value()))
        .fetchOptional()
        .map(this::read);
  }

  @Override
  public final List<T> findAll(UserId owner, Collection<Long> ids) {
    return read(ids.size(), statements -> statements.selectFrom(columns.id.getTable()).where(columns.id.in(ids),
        columns.owner.eq(owner.value())));
  }

  @Override
  public final List<T> list(UserId owner, OwnedRepository.Selection selection, long offset, int limit) {
    ListedTable listed = ListedTable.of(kind());
    return read(limit, statements -> statements
        .selectFrom(columns.id.getTable())
        .where(condition(owner, selection.within()), listed.matching(selection))
        .orderBy(listed.order(selection))
        .offset(offset)
        .limit(limit));
  }

  /** Rows are fetched a few at a time, so that those that do not fit into memory stay in the database. */
  private List<T> read(int most, Function<DSLContext, ResultQuery<R>> query) {
    if (most <= ROWS_AT_ONCE) {
      return query.apply(database.statements()).fetch(this::read);
    }
    List<T> values = new ArrayList<>();
    forEach(query, values::add);
    return values;
  }

  private void forEach(Function<DSLContext, ResultQuery<R>> query, Consumer<? super T> action) {
    database.call(() -> {
      try (Cursor<R> rows = query.apply(database.statements()).fetchSize(ROWS_AT_ONCE).fetchLazy()) {
        rows.forEach(row -> action.accept(read(row)));
      }
      return null;
    });
  }

  @Override
  public final void forEach(UserId owner, Filter filter, Consumer<? super T> action) {
    forEach(
        statements -> statements.selectFrom(columns.id.getTable()).where(condition(owner, filter)).orderBy(columns.id),
        action);
  }

  @Override
  public final List<Long> ids(UserId owner, Filter filter) {
    return database
        .statements()
        .select(columns.id)
        .from(columns.id.getTable())
        .where(condition(owner, filter))
        .orderBy(columns.id)
        .fetch(columns.id);
  }

  @Override
  public final long count(UserId owner, OwnedRepository.Selection selection) {
    return database
        .statements()
        .selectCount()
        .from(columns.id.getTable())
        .where(condition(owner, selection.within()), ListedTable.of(kind()).matching(selection))
        .fetchSingle(0, Long.class);
  }

  @Override
  public final Optional<T> update(T changed) {
    return database
        .statements()
        .update(columns.id.getTable())
        .set(write(changed))
        .set(columns.updated, DatabaseClock.time())
        .where(columns.id.eq(id(changed)), columns.owner.eq(owner(changed).value()))
        .returning()
        .fetchOptional()
        .map(this::read);
  }

  @Override
  public final boolean delete(UserId owner, long id) {
    return database
        .statements()
        .deleteFrom(columns.id.getTable())
        .where(columns.id.eq(id), columns.owner.eq(owner.value()))
        .execute()
        > 0;
  }

  private Condition condition(UserId owner, Filter filter) {
    Condition own = columns.owner.eq(owner.value());
    Condition inProject = filter.project().map(columns.project::eq).orElse(DSL.noCondition());
    Condition ofFile =
        filter.file().map(id -> columns.file.map(column -> column.eq(id)).orElse(DSL.falseCondition()))
            .orElse(DSL.noCondition());
    return own.and(inProject).and(ofFile);
  }
}
