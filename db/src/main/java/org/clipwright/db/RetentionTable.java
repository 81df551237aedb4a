package org.clipwright.db;

import static org.clipwright.db.generated.Tables.CLEANUP;
import static org.clipwright.db.generated.Tables.CLIP;
import static org.clipwright.db.generated.Tables.EXPORT;
import static org.clipwright.db.generated.Tables.FILE;
import static org.clipwright.db.generated.Tables.INSTALLATION;
import static org.clipwright.db.generated.Tables.SEGMENT;
import static org.clipwright.db.generated.Tables.STORED_USE;
import static org.clipwright.db.generated.Tables.TRANSCRIPTION;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.clipwright.services.resource.Export;
import org.clipwright.services.resource.ProjectFile;
import org.clipwright.services.retention.RetentionRepository;
import org.clipwright.services.retention.StorageOverview;
import org.jooq.Condition;
import org.jooq.impl.DSL;

/** Finds media past their retention in PostgreSQL, and keeps the results of cleanups. */
public final class RetentionTable implements RetentionRepository {

  private static final List<String> TRANSCRIBING = List.of("pending", "in-progress");

  /** Names are stored as they are or, in addresses, with non-ASCII characters encoded. */
  private static final String MENTIONED = """
      with wanted as (
        select key, encoded, project.owner from unnest(?::text[], ?::text[]) as given (key, encoded)
        join project on project.id = split_part(key, '/', 3)::bigint
      )
      select key from wanted where
        exists (select from clip where clip.owner = wanted.owner
          and (position(key in clip.json::text) > 0 or position(encoded in clip.json::text) > 0))
        or exists (select from effect where effect.owner = wanted.owner
          and (position(key in effect.json::text) > 0 or position(encoded in effect.json::text) > 0))
        or exists (select from project where project.owner = wanted.owner
          and (position(key in project.json::text) > 0 or position(encoded in project.json::text) > 0))
        or exists (select from editor_state where editor_state.owner = wanted.owner
          and (position(key in state) > 0 or position(encoded in state) > 0))
      """;

  private static final String OWNED = """
      select key from unnest(?::text[]) as given (key) where
        exists (select from file where file.project = split_part(given.key, '/', 3)::bigint and file.key = given.key)
        or exists (select from export
          where export.project = split_part(given.key, '/', 3)::bigint
            and starts_with(given.key, regexp_replace(export.output, '\\.[^./]*$', ''))
            and substr(given.key, length(regexp_replace(export.output, '\\.[^./]*$', '')) + 1, 1) in ('.', '/'))
        or exists (select from segment where segment.key = given.key)
        or given.key like 'video/segments/%' and exists (select from export
          where export.project = split_part(given.key, '/', 3)::bigint
            and export.status in ('pending', 'in-progress', 'cancel'))
      """;

  private final Database database;

  public RetentionTable(Database database) {
    this.database = database;
  }

  @Override
  public Instant now() {
    return DatabaseClock.read(database);
  }

  @Override
  public List<Export> removeExports(Instant before, int most) {
    Condition over = EXPORT.STATUS.notIn(ExportTable.UNFINISHED).and(EXPORT.UPDATED.lt(before));
    return database.statements().deleteFrom(EXPORT)
        .where(EXPORT.ID.in(DSL.select(EXPORT.ID).from(EXPORT).where(over).orderBy(EXPORT.ID).limit(most)), over)
        .returning().fetch().map(new ExportTable(database)::read);
  }

  @Override
  public List<ProjectFile> unusedFiles(Instant before, long after, int most) {
    return database.statements().selectFrom(FILE).where(unused(before), FILE.ID.gt(after)).orderBy(FILE.ID).limit(most)
        .fetch().map(new FileTable(database)::read);
  }

  @Override
  public boolean removeUnused(ProjectFile file, Instant before) {
    return database.statements().deleteFrom(FILE).where(FILE.ID.eq(file.id()), unused(before)).execute() == 1;
  }

  private static Condition unused(Instant before) {
    return FILE.UPDATED.lt(before)
        .andNotExists(DSL.selectOne().from(CLIP).where(CLIP.FILE.eq(FILE.ID)))
        .andNotExists(DSL.selectOne().from(EXPORT)
            .where(EXPORT.PROJECT.eq(FILE.PROJECT), EXPORT.STATUS.in(ExportTable.UNFINISHED)))
        .andNotExists(DSL.selectOne().from(TRANSCRIPTION)
            .where(TRANSCRIPTION.ID.eq(FILE.ID), TRANSCRIPTION.STATUS.in(TRANSCRIBING)));
  }

  @Override
  public List<String> removeSegments(Instant before) {
    return database.statements().deleteFrom(SEGMENT)
        .where(SEGMENT.USED.lt(before), SegmentTable.notNeeded())
        .returning(SEGMENT.KEY).fetch(SEGMENT.KEY);
  }

  @Override
  public Set<String> owned(Collection<String> keys) {
    return new HashSet<>(database.statements().fetch(OWNED, (Object) keys.toArray(String[]::new))
        .getValues(0, String.class));
  }

  @Override
  public Set<String> mentioned(Collection<String> keys) {
    String[] plain = keys.toArray(String[]::new);
    String[] encoded = keys.stream().map(RetentionTable::encoded).toArray(String[]::new);
    return new HashSet<>(database.statements().fetch(MENTIONED, plain, encoded).getValues(0, String.class));
  }

  private static String encoded(String key) {
    try {
      return new URI(null, null, "/" + key, null).toASCIIString().substring(1);
    } catch (URISyntaxException impossible) {
      throw new IllegalArgumentException("The key " + key + " has no address.", impossible);
    }
  }

  @Override
  public UUID installation() {
    database.statements().insertInto(INSTALLATION).defaultValues().onConflictDoNothing().execute();
    return database.statements().select(INSTALLATION.ID).from(INSTALLATION).fetchSingle(INSTALLATION.ID);
  }

  @Override
  public void record(Map<StorageOverview.Kind, Map<Long, StorageOverview.Use>> uses) {
    database.run(() -> {
      database.statements().deleteFrom(STORED_USE).execute();
      uses.forEach((kind, projects) -> projects.forEach((project, use) -> insert(kind, project, use)));
    });
  }

  private void insert(StorageOverview.Kind kind, long project, StorageOverview.Use use) {
    if (use.objects() > 0) {
      database.statements().insertInto(STORED_USE)
          .set(STORED_USE.PROJECT, project)
          .set(STORED_USE.KIND, kind.name())
          .set(STORED_USE.OBJECTS, use.objects())
          .set(STORED_USE.BYTES, use.bytes())
          .onConflictDoNothing()
          .execute();
    }
  }

  @Override
  public void record(StorageOverview.Cleanup cleanup) {
    StorageOverview.Cleanup.Removed removed = cleanup.removed();
    database.run(() -> {
      database.statements().execute("delete from cleanup where exports + files + segments + orphans = 0"
          + " or id <= (select max(id) - 1000 from cleanup)");
      database.statements().insertInto(CLEANUP)
          .set(CLEANUP.BEGAN, cleanup.began())
          .set(CLEANUP.ENDED, cleanup.ended())
          .set(CLEANUP.EXPORTS, removed.exports())
          .set(CLEANUP.FILES, removed.files())
          .set(CLEANUP.SEGMENTS, removed.segments())
          .set(CLEANUP.ORPHANS, removed.orphans())
          .set(CLEANUP.BYTES, removed.bytes())
          .set(CLEANUP.NOTE, cleanup.note().orElse(null))
          .execute();
    });
  }
}
