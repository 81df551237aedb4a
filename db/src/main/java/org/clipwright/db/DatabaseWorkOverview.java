package org.clipwright.db;

import static org.clipwright.db.generated.Tables.ACCOUNT;
import static org.clipwright.db.generated.Tables.EXPORT;
import static org.clipwright.db.generated.Tables.PROJECT;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.clipwright.services.resource.Export;
import org.clipwright.services.work.Lane;
import org.clipwright.services.work.WorkOverview;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Record3;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.DSL;

/** Reads the platform's current work from PostgreSQL; a worker is alive as long as its connection. */
public final class DatabaseWorkOverview implements WorkOverview {

  private static final Field<Boolean> PICKED = DSL.field(DSL.name("picked"), Boolean.class);
  private static final Field<OffsetDateTime> DUE = DSL.field(DSL.name("execution_time"), OffsetDateTime.class);
  private static final Field<String> PICKED_BY = DSL.field(DSL.name("picked_by"), String.class);
  private static final Field<String> CONNECTION_NAME = DSL.field(DSL.name("application_name"), String.class);
  private static final Field<Instant> CONNECTED = DSL.field(DSL.name("backend_start"), Instant.class);

  private final Database database;
  private final ExportTable exports;

  public DatabaseWorkOverview(Database database) {
    this.database = database;
    this.exports = new ExportTable(database);
  }

  @Override
  public Figures figures() {
    Map<Lane, Queue> queues = new EnumMap<>(Lane.class);
    for (Lane lane : Lane.values()) {
      queues.put(lane, queue(lane));
    }
    Map<String, Long> workers =
        workers().stream().collect(Collectors.groupingBy(Worker::lane, Collectors.counting()));
    return new Figures(queues, counts(), workers, new WorkCountTable(database).all());
  }

  /** Delayed jobs, such as webhook retries, are not waiting for a worker. */
  private Queue queue(Lane lane) {
    Field<Boolean> waits = DSL.field(PICKED.isFalse().and(DUE.le(DSL.currentOffsetDateTime())));
    Field<BigDecimal> age = DSL.field("extract(epoch from now() - {0})", BigDecimal.class,
        DSL.min(DUE).filterWhere(DSL.condition(waits)));
    return database
        .statements()
        .select(DSL.count().filterWhere(DSL.condition(waits)), DSL.count().filterWhere(PICKED.isTrue()), age)
        .from(jobs(lane))
        .fetchSingle(row -> new Queue(row.value1(), row.value2(), Duration.ofMillis(
            row.value3() == null ? 0 : row.value3().movePointRight(3).longValue())));
  }

  @Override
  public Map<Export.Status, Long> counts() {
    Map<Export.Status, Long> counts = new EnumMap<>(Export.Status.class);
    database
        .statements()
        .select(EXPORT.STATUS, DSL.count().cast(Long.class))
        .from(EXPORT)
        .groupBy(EXPORT.STATUS)
        .forEach(row -> counts.put(Export.Status.of(row.value1()), row.value2()));
    return counts;
  }

  @Override
  public Map<String, Long> waiting() {
    Map<String, Long> waiting = new LinkedHashMap<>();
    for (Lane lane : Lane.values()) {
      waiting.put(lane.word(), 0L);
    }
    ofLanes(lane -> database.statements().select(DSL.inline(lane.word()), DSL.count()).from(jobs(lane))
        .where(PICKED.isFalse(), DUE.le(DSL.currentOffsetDateTime())))
        .forEach(row -> waiting.put(row.value1(), row.value2().longValue()));
    return waiting;
  }

  @Override
  public List<Entry> exports(Optional<Export.Status> status, long offset, int limit) {
    return database
        .statements()
        .select(EXPORT.fields())
        .select(ACCOUNT.NAME, PROJECT.NAME)
        .from(EXPORT)
        .join(ACCOUNT)
        .on(ACCOUNT.ID.eq(EXPORT.OWNER))
        .join(PROJECT)
        .on(PROJECT.ID.eq(EXPORT.PROJECT))
        .where(status.map(wanted -> EXPORT.STATUS.eq(wanted.word())).orElse(DSL.noCondition()))
        .orderBy(EXPORT.UPDATED.desc(), EXPORT.ID.desc())
        .offset(offset)
        .limit(limit)
        .fetch(this::entry);
  }

  private Entry entry(Record row) {
    Export export = exports.read(row.into(EXPORT));
    return new Entry(export, row.get(ACCOUNT.NAME), row.get(PROJECT.NAME));
  }

  @Override
  public List<Worker> workers() {
    Map<String, Integer> busy = busy();
    return database
        .statements()
        .select(CONNECTION_NAME, DSL.min(CONNECTED), DSL.count())
        .from(DSL.table(DSL.name("pg_stat_activity")))
        .where(CONNECTION_NAME.startsWith(WorkerName.PREFIX), DSL.field(DSL.name("datname"), String.class)
            .eq(DSL.field("current_database()", String.class)))
        .groupBy(CONNECTION_NAME)
        .orderBy(CONNECTION_NAME)
        .fetch(row -> worker(row, busy));
  }

  private static Worker worker(Record3<String, Instant, Integer> row, Map<String, Integer> busy) {
    String lane = WorkerName.lane(row.value1());
    String name = WorkerName.name(row.value1());
    return new Worker(lane, name, row.value2(), busy.getOrDefault(lane + " " + name, 0));
  }

  private Map<String, Integer> busy() {
    Map<String, Integer> busy = new LinkedHashMap<>();
    ofLanes(lane -> database.statements().select(DSL.inline(lane.word()), PICKED_BY, DSL.count()).from(jobs(lane))
        .where(PICKED.isTrue()).groupBy(PICKED_BY))
        .forEach(row -> busy.put(row.value1() + " " + row.value2(), row.value3()));
    return busy;
  }

  /** The rows of a query of each lane's jobs, by one statement. */
  private static <R extends Record> List<R> ofLanes(Function<Lane, Select<R>> query) {
    return Stream.of(Lane.values()).map(query).reduce((all, one) -> all.unionAll(one)).orElseThrow().fetch();
  }

  private static Table<Record> jobs(Lane lane) {
    return DSL.table(DSL.name(DatabaseJobQueue.table(lane)));
  }
}
