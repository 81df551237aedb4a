package org.clipwright.db;

import static org.clipwright.db.generated.Tables.FILE;
import static org.clipwright.db.generated.Tables.TRANSCRIPTION;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.clipwright.db.generated.tables.records.FileRecord;
import org.clipwright.db.generated.tables.records.TranscriptionRecord;
import org.clipwright.services.error.ValidationException;
import org.clipwright.services.resource.UserId;
import org.clipwright.services.transcript.TranscriptionRepository;
import org.jooq.Condition;
import org.jooq.impl.DSL;

/** Keeps the transcriptions in progress in PostgreSQL; every step is one statement that checks their status. */
public final class TranscriptionTable implements TranscriptionRepository {

  private final Database database;

  public TranscriptionTable(Database database) {
    this.database = database;
  }

  @Override
  public boolean start(UserId owner, long file, ObjectNode request) {
    return database
        .statements()
        .insertInto(TRANSCRIPTION)
        .set(TRANSCRIPTION.ID, file)
        .set(TRANSCRIPTION.OWNER, owner.value())
        .set(TRANSCRIPTION.STATUS, Status.PENDING.word())
        .set(TRANSCRIPTION.REQUEST, StoredJson.write(request))
        .onConflict(TRANSCRIPTION.ID)
        .doUpdate()
        .set(TRANSCRIPTION.STATUS, Status.PENDING.word())
        .set(TRANSCRIPTION.ATTEMPT, 0)
        .set(TRANSCRIPTION.REQUEST, StoredJson.write(request))
        .set(TRANSCRIPTION.UPDATED, DatabaseClock.time())
        .where(is(Status.OVER))
        .execute()
        > 0;
  }

  /**
   * A transcription that was canceled while no worker had it, or whose worker died, is begun as well, so that it ends.
   */
  @Override
  public Optional<TranscriptionRepository.Attempt> begin(long file) {
    return database
        .statements()
        .update(TRANSCRIPTION)
        .set(TRANSCRIPTION.STATUS,
            DSL.when(is(Status.CANCEL), Status.CANCEL.word()).otherwise(Status.IN_PROGRESS.word()))
        .set(TRANSCRIPTION.ATTEMPT, TRANSCRIPTION.ATTEMPT.plus(1))
        .set(TRANSCRIPTION.UPDATED, DatabaseClock.time())
        .where(TRANSCRIPTION.ID.eq(file), unfinished())
        .returning()
        .fetchOptional()
        .flatMap(this::read);
  }

  private Optional<TranscriptionRepository.Attempt> read(TranscriptionRecord row) {
    return database.statements().selectFrom(FILE).where(FILE.ID.eq(row.getId())).fetchOptional()
        .map(file -> new TranscriptionRepository.Attempt(
            row.getId(), new UserId(row.getOwner()), file.getProject(), file.getKey(),
            StoredJson.read(row.getRequest()), row.getAttempt()));
  }

  @Override
  public void takeBack(long file) {
    database
        .statements()
        .update(TRANSCRIPTION)
        .set(TRANSCRIPTION.ATTEMPT, TRANSCRIPTION.ATTEMPT.minus(1))
        .where(TRANSCRIPTION.ID.eq(file), unfinished(), TRANSCRIPTION.ATTEMPT.gt(0))
        .execute();
  }

  @Override
  public Optional<Status> status(long file) {
    return database
        .statements()
        .select(TRANSCRIPTION.STATUS)
        .from(TRANSCRIPTION)
        .where(TRANSCRIPTION.ID.eq(file))
        .fetchOptional(TRANSCRIPTION.STATUS)
        .map(TranscriptionTable::status);
  }

  private static Status status(String word) {
    return Stream.of(Status.values()).filter(status -> status.word().equals(word)).findFirst().orElseThrow();
  }

  @Override
  public Optional<Status> requestCancel(UserId owner, long file) {
    return database.call(() -> {
      Optional<TranscriptionRecord> row = database
          .statements()
          .selectFrom(TRANSCRIPTION)
          .where(TRANSCRIPTION.ID.eq(file), TRANSCRIPTION.OWNER.eq(owner.value()), unfinished())
          .forUpdate()
          .fetchOptional();
      row.ifPresent(known -> database
          .statements()
          .update(TRANSCRIPTION)
          .set(TRANSCRIPTION.STATUS, Status.CANCEL.word())
          .set(TRANSCRIPTION.UPDATED, DatabaseClock.time())
          .where(TRANSCRIPTION.ID.eq(file))
          .execute());
      return row.map(known -> known.getAttempt() == 0 ? Status.PENDING : status(known.getStatus()));
    });
  }

  @Override
  public boolean end(long file) {
    return database
        .statements()
        .update(TRANSCRIPTION)
        .set(TRANSCRIPTION.STATUS, Status.OVER.word())
        .set(TRANSCRIPTION.UPDATED, DatabaseClock.time())
        .where(TRANSCRIPTION.ID.eq(file), unfinished())
        .execute()
        > 0;
  }

  @Override
  public void tell(long file, ObjectNode told) {
    database.statements().execute(
        "update file set json = jsonb_set(json, '{transcription}', ?::jsonb), updated = clock_timestamp() where id = ?",
        StoredJson.write(told).data(), file);
  }

  @Override
  public int keep(long file, List<ObjectNode> forms) {
    return database.call(() -> {
      Optional<FileRecord> row =
          database.statements().selectFrom(FILE).where(FILE.ID.eq(file)).forUpdate().fetchOptional();
      if (row.isEmpty()) {
        return 0;
      }
      ObjectNode json = StoredJson.read(row.get().getJson());
      for (int form = 0; form < forms.size(); form++) {
        if (stored(file, StoredJson.merged(json, forms.get(form)))) {
          return form;
        }
      }
      return -1;
    });
  }

  private boolean stored(long file, ObjectNode json) {
    try {
      database.statements().update(FILE).set(FILE.JSON, StoredJson.write(json)).set(FILE.UPDATED, DatabaseClock.time())
          .where(FILE.ID.eq(file)).execute();
      return true;
    } catch (ValidationException tooLarge) {
      return false;
    }
  }

  private static Condition unfinished() {
    return TRANSCRIPTION.STATUS.ne(Status.OVER.word());
  }

  private static Condition is(Status status) {
    return TRANSCRIPTION.STATUS.eq(status.word());
  }
}
