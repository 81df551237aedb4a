package org.clipwright.db;

import static org.clipwright.db.generated.Tables.CLEANUP;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.clipwright.db.generated.tables.records.CleanupRecord;
import org.clipwright.services.retention.StorageOverview;
import org.jooq.Record;

/** Reads the last cleanup's findings about the storage from PostgreSQL. */
public final class DatabaseStorageOverview implements StorageOverview {

  private static final String SUMS = Stream.of(StorageOverview.Kind.values())
      .map(kind -> ", coalesce(sum(objects) filter (where kind = '" + kind + "'), 0)::bigint"
          + ", coalesce(sum(bytes) filter (where kind = '" + kind + "'), 0)::bigint")
      .reduce("", String::concat);

  private final Database database;

  public DatabaseStorageOverview(Database database) {
    this.database = database;
  }

  @Override
  public Map<StorageOverview.Kind, StorageOverview.Use> total() {
    return uses(database.statements().fetchSingle("select 0" + SUMS + " from stored_use"), 1);
  }

  @Override
  public List<OwnerUse> owners(int most) {
    return database.statements()
        .fetch("select account.name, count(distinct stored_use.project)" + SUMS
            + " from stored_use join project on project.id = stored_use.project join account on account.id ="
            + " project.owner group by account.id order by sum(bytes) desc, account.id limit ?", most)
        .map(row -> new OwnerUse(row.get(0, String.class), row.get(1, Long.class), uses(row, 2)));
  }

  @Override
  public List<ProjectUse> projects(int most) {
    return database.statements()
        .fetch("select stored_use.project, project.name, account.name" + SUMS
            + " from stored_use left join project on project.id = stored_use.project left join account on account.id ="
            + " project.owner group by stored_use.project, project.name, account.name"
            + " order by sum(bytes) desc, stored_use.project limit ?", most)
        .map(row -> new ProjectUse(row.get(0, Long.class), Optional.ofNullable(row.get(1, String.class)),
            Optional.ofNullable(row.get(2, String.class)), uses(row, 3)));
  }

  private static Map<StorageOverview.Kind, StorageOverview.Use> uses(Record row, int first) {
    Map<StorageOverview.Kind, StorageOverview.Use> uses = new EnumMap<>(StorageOverview.Kind.class);
    int column = first;
    for (StorageOverview.Kind kind : StorageOverview.Kind.values()) {
      uses.put(kind, new StorageOverview.Use(row.get(column, Long.class), row.get(column + 1, Long.class)));
      column += 2;
    }
    return uses;
  }

  @Override
  public long databaseBytes() {
    return database.statements().fetchSingle("select pg_database_size(current_database())").get(0, Long.class);
  }

  @Override
  public List<StorageOverview.Cleanup> cleanups(int most) {
    return database.statements().selectFrom(CLEANUP).orderBy(CLEANUP.ID.desc()).limit(most).fetch()
        .map(DatabaseStorageOverview::cleanup);
  }

  private static StorageOverview.Cleanup cleanup(CleanupRecord row) {
    return new StorageOverview.Cleanup(row.getBegan(), row.getEnded(),
        new StorageOverview.Cleanup.Removed(
            row.getExports(), row.getFiles(), row.getSegments(), row.getOrphans(), row.getBytes()),
        Optional.ofNullable(row.getNote()));
  }
}
