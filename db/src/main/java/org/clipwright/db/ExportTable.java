package org.clipwright.db;

import static org.clipwright.db.generated.Tables.EXPORT;
import static org.clipwright.db.generated.Tables.EXPORT_PLAN;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.clipwright.db.generated.tables.records.ExportRecord;
import org.clipwright.services.field.Bitrate;
import org.clipwright.services.field.ResourceKind;
import org.clipwright.services.resource.Export;
import org.clipwright.services.resource.ExportRepository;
import org.clipwright.services.resource.UserId;
import org.clipwright.services.work.WorkCounts;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;

/** Keeps exports in PostgreSQL; every step of their life cycle is one statement that checks their status. */
public final class ExportTable extends OwnedTable<ExportRecord, Export> implements ExportRepository {

  static final List<String> UNFINISHED =
      List.of(Export.Status.PENDING.word(), Export.Status.IN_PROGRESS.word(), Export.Status.CANCEL.word());

  public ExportTable(Database database) {
    super(database, new Columns<>(EXPORT.ID, EXPORT.OWNER, EXPORT.PROJECT, Optional.empty(), EXPORT.UPDATED));
  }

  @Override
  Export read(ExportRecord row) {
    return new Export(
        new Export.Identity(
            row.getId(), new UserId(row.getOwner()), row.getProject(), row.getCreated(), row.getUpdated()),
        settings(row),
        new Export.Progress(
            Export.Status.of(row.getStatus()), row.getProgress(), row.getAttempt(), RenderingColumns.read(row)),
        new Export.Outcome(Optional.ofNullable(row.getOutput()), StoredJson.read(row.getJson())));
  }

  private static Export.Settings settings(ExportRecord row) {
    return new Export.Settings(
        row.getExportType(), row.getVideoFormat(), row.getVideoCodec(),
        new Bitrate(Bitrate.Unit.valueOf(row.getVideoBitrateUnit()), row.getVideoBitrate()), row.getAudioCodec(),
        new Bitrate(Bitrate.Unit.valueOf(row.getAudioBitrateUnit()), row.getAudioBitrate()), row.getStartFrame(),
        row.getEndFrame(), row.getWebhook());
  }

  /** Columns that rendering changes are left out: separate statements write them. */
  @Override
  ExportRecord write(Export export) {
    Export.Settings settings = export.settings();
    ExportRecord row = new ExportRecord();
    row.setOwner(export.owner().value());
    row.setProject(export.project());
    row.setExportType(settings.exportType());
    row.setVideoFormat(settings.videoFormat());
    row.setVideoCodec(settings.videoCodec());
    row.setVideoBitrate(settings.videoBitrate().value());
    row.setVideoBitrateUnit(settings.videoBitrate().unit().name());
    row.setAudioCodec(settings.audioCodec());
    row.setAudioBitrate(settings.audioBitrate().value());
    row.setAudioBitrateUnit(settings.audioBitrate().unit().name());
    row.setStartFrame(settings.startFrame());
    row.setEndFrame(settings.endFrame());
    row.setWebhook(settings.webhook());
    row.setFramesTotal(export.progress().rendering().frames().total());
    row.setJson(StoredJson.write(export.json()));
    return row;
  }

  @Override
  ResourceKind kind() {
    return ResourceKind.EXPORT;
  }

  @Override
  long id(Export export) {
    return export.id();
  }

  @Override
  UserId owner(Export export) {
    return export.owner();
  }

  @Override
  public Optional<Export> findAny(long id) {
    return database().statements().selectFrom(EXPORT).where(EXPORT.ID.eq(id)).fetchOptional().map(this::read);
  }

  @Override
  public Optional<Export> begin(long id) {
    return changed(
        database()
            .statements()
            .update(EXPORT)
            .set(EXPORT.STATUS, Export.Status.IN_PROGRESS.word())
            .set(EXPORT.ATTEMPT, EXPORT.ATTEMPT.plus(1))
            .set(RenderingColumns.atNothing(Export.RenderStage.PREPARING))
            .set(EXPORT.UPDATED, DatabaseClock.time())
            .where(EXPORT.ID.eq(id), is(Export.Status.PENDING).or(is(Export.Status.IN_PROGRESS)))
            .returning()
            .fetchOptional());
  }

  @Override
  public boolean isInAttempt(Export begun) {
    return database().statements().select(EXPORT.ID).from(EXPORT)
        .where(EXPORT.ID.eq(begun.id()), EXPORT.ATTEMPT.eq(begun.progress().attempt()), EXPORT.STATUS.in(UNFINISHED))
        .forUpdate().fetchOptional().isPresent();
  }

  @Override
  public void takeBack(Export begun) {
    database()
        .statements()
        .update(EXPORT)
        .set(EXPORT.ATTEMPT, EXPORT.ATTEMPT.minus(1))
        .set(RenderingColumns.atNothing(Export.RenderStage.QUEUED))
        .where(EXPORT.ID.eq(begun.id()), is(Export.Status.IN_PROGRESS),
            EXPORT.ATTEMPT.eq(begun.progress().attempt()))
        .execute();
  }

  /** Shows that exports whose worker died wait for another; what they had done is lost. */
  void interrupted(List<Long> ids) {
    database().statements().update(EXPORT).set(RenderingColumns.atNothing(Export.RenderStage.QUEUED))
        .where(EXPORT.ID.in(ids), is(Export.Status.IN_PROGRESS)).execute();
  }

  @Override
  public Optional<Export.Status> progress(long id, ExportRepository.Step step) {
    return database().call(() -> {
      Field<Instant> now = DatabaseClock.time().as("now");
      Optional<Record> row = database().statements().select(EXPORT.asterisk(), now).from(EXPORT)
          .where(EXPORT.ID.eq(id)).forUpdate().fetchOptional();
      Optional<Export.Status> status = row.map(found -> Export.Status.of(found.get(EXPORT.STATUS)));
      if (status.equals(Optional.of(Export.Status.IN_PROGRESS))) {
        database().statements().update(EXPORT)
            .set(RenderingColumns.after(row.get().into(EXPORT), step, row.get().get(now)))
            .set(EXPORT.UPDATED, DatabaseClock.time())
            .where(EXPORT.ID.eq(id)).execute();
      }
      return status;
    });
  }

  @Override
  public void spend(long id, Duration time) {
    database().statements().update(EXPORT).set(EXPORT.SPENT_MILLIS, EXPORT.SPENT_MILLIS.plus(time.toMillis()))
        .where(EXPORT.ID.eq(id)).execute();
  }

  @Override
  public boolean requestCancel(UserId owner, long id) {
    return database()
        .statements()
        .update(EXPORT)
        .set(EXPORT.STATUS, Export.Status.CANCEL.word())
        .set(EXPORT.UPDATED, DatabaseClock.time())
        .where(EXPORT.ID.eq(id), EXPORT.OWNER.eq(owner.value()), EXPORT.STATUS.in(UNFINISHED))
        .execute()
        > 0;
  }

  @Override
  public boolean isInParts(long id) {
    return database().statements().fetchExists(EXPORT_PLAN, EXPORT_PLAN.EXPORT.eq(id));
  }

  @Override
  public Optional<Export> end(long id, Export.Status status, Optional<String> output, ObjectNode json) {
    Optional<Export> ended = changed(
        database()
            .statements()
            .update(EXPORT)
            .set(EXPORT.STATUS, status.word())
            .set(EXPORT.PROGRESS, status == Export.Status.COMPLETED ? DSL.val(100.0) : EXPORT.PROGRESS)
            .set(EXPORT.FRAMES_DONE, status == Export.Status.COMPLETED ? EXPORT.FRAMES_TOTAL : EXPORT.FRAMES_DONE)
            .set(EXPORT.OUTPUT, output.orElse(null))
            .set(EXPORT.JSON, StoredJson.write(json))
            .set(EXPORT.UPDATED, DatabaseClock.time())
            .where(EXPORT.ID.eq(id), EXPORT.STATUS.in(UNFINISHED))
            .returning()
            .fetchOptional());
    if (ended.isPresent()) {
      PartTable.forget(database(), id);
      new WorkCountTable(database())
          .add(status == Export.Status.COMPLETED ? WorkCounts.Total.EXPORTS_COMPLETED : WorkCounts.Total.EXPORTS_FAILED,
              1);
    }
    return ended;
  }

  @Override
  public void replaceJson(long id, ObjectNode json) {
    database()
        .statements()
        .update(EXPORT)
        .set(EXPORT.JSON, StoredJson.write(json))
        .set(EXPORT.UPDATED, DatabaseClock.time())
        .where(EXPORT.ID.eq(id))
        .execute();
  }

  @Override
  public Optional<Export> restart(UserId owner, long id, ObjectNode json) {
    return changed(
        database()
            .statements()
            .update(EXPORT)
            .set(EXPORT.STATUS, Export.Status.PENDING.word())
            .set(RenderingColumns.atNothing(Export.RenderStage.QUEUED))
            .set(EXPORT.ATTEMPT, 0)
            .set(EXPORT.SPENT_MILLIS, 0L)
            .setNull(EXPORT.OUTPUT)
            .set(EXPORT.JSON, StoredJson.write(json))
            .set(EXPORT.UPDATED, DatabaseClock.time())
            .where(EXPORT.ID.eq(id), EXPORT.OWNER.eq(owner.value()), EXPORT.STATUS.notIn(UNFINISHED))
            .returning()
            .fetchOptional());
  }

  private Optional<Export> changed(Optional<ExportRecord> row) {
    return row.map(this::read);
  }

  private static Condition is(Export.Status status) {
    return EXPORT.STATUS.eq(status.word());
  }
}
