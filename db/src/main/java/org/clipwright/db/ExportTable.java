package org.clipwright.db;

import static org.clipwright.db.generated.Tables.EXPORT;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import org.clipwright.db.generated.tables.records.ExportRecord;
import org.clipwright.services.field.Bitrate;
import org.clipwright.services.field.ResourceKind;
import org.clipwright.services.resource.Export;
import org.clipwright.services.resource.ExportRepository;
import org.clipwright.services.resource.ExportStatus;
import org.clipwright.services.resource.UserId;
import org.jooq.Condition;
import org.jooq.impl.DSL;

/** Keeps exports in PostgreSQL; every step of their life is one statement that checks where they stand. */
public final class ExportTable extends OwnedTable<ExportRecord, Export> implements ExportRepository {

  /** How exports stand that are not over. */
  static final List<String> UNFINISHED =
      List.of(ExportStatus.PENDING.word(), ExportStatus.IN_PROGRESS.word(), ExportStatus.CANCEL.word());

  public ExportTable(Database database) {
    super(database, new Columns<>(EXPORT.ID, EXPORT.OWNER, EXPORT.PROJECT, Optional.empty(), EXPORT.UPDATED));
  }

  @Override
  Export read(ExportRecord row) {
    return new Export(
        new Export.Identity(
            row.getId(), new UserId(row.getOwner()), row.getProject(), row.getCreated(), row.getUpdated()),
        settings(row),
        new Export.Progress(ExportStatus.of(row.getStatus()), row.getProgress(), row.getAttempt()),
        new Export.Outcome(Optional.ofNullable(row.getOutput()), StoredJson.read(row.getJson())));
  }

  private static Export.Settings settings(ExportRecord row) {
    return new Export.Settings(
        row.getExportType(), row.getVideoFormat(), row.getVideoCodec(),
        new Bitrate(Bitrate.Unit.valueOf(row.getVideoBitrateUnit()), row.getVideoBitrate()), row.getAudioCodec(),
        new Bitrate(Bitrate.Unit.valueOf(row.getAudioBitrateUnit()), row.getAudioBitrate()), row.getStartFrame(),
        row.getEndFrame(), row.getWebhook());
  }

  /** What belongs to the steps of rendering is left out: those have statements of their own. */
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
            .set(EXPORT.STATUS, ExportStatus.IN_PROGRESS.word())
            .set(EXPORT.ATTEMPT, EXPORT.ATTEMPT.plus(1))
            .set(EXPORT.UPDATED, now())
            .where(EXPORT.ID.eq(id), is(ExportStatus.PENDING).or(is(ExportStatus.IN_PROGRESS)))
            .returning()
            .fetchOptional());
  }

  @Override
  public void takeBack(long id) {
    database()
        .statements()
        .update(EXPORT)
        .set(EXPORT.ATTEMPT, EXPORT.ATTEMPT.minus(1))
        .where(EXPORT.ID.eq(id), is(ExportStatus.IN_PROGRESS), EXPORT.ATTEMPT.gt(0))
        .execute();
  }

  @Override
  public Optional<ExportStatus> progress(long id, double percent) {
    double shown = Math.clamp(percent, 0, 100);
    int raised =
        database()
            .statements()
            .update(EXPORT)
            .set(EXPORT.PROGRESS, DSL.greatest(EXPORT.PROGRESS, DSL.val(shown)))
            .set(EXPORT.UPDATED, now())
            .where(EXPORT.ID.eq(id), is(ExportStatus.IN_PROGRESS))
            .execute();
    if (raised == 1) {
      return Optional.of(ExportStatus.IN_PROGRESS);
    }
    return database()
        .statements()
        .select(EXPORT.STATUS)
        .from(EXPORT)
        .where(EXPORT.ID.eq(id))
        .fetchOptional(EXPORT.STATUS)
        .map(ExportStatus::of);
  }

  @Override
  public boolean requestCancel(UserId owner, long id) {
    return database()
            .statements()
            .update(EXPORT)
            .set(EXPORT.STATUS, ExportStatus.CANCEL.word())
            .set(EXPORT.UPDATED, now())
            .where(EXPORT.ID.eq(id), EXPORT.OWNER.eq(owner.value()), EXPORT.STATUS.in(UNFINISHED))
            .execute()
        > 0;
  }

  @Override
  public Optional<Export> end(long id, ExportStatus status, Optional<String> output, ObjectNode json) {
    return changed(
        database()
            .statements()
            .update(EXPORT)
            .set(EXPORT.STATUS, status.word())
            .set(EXPORT.PROGRESS, status == ExportStatus.COMPLETED ? DSL.val(100.0) : EXPORT.PROGRESS)
            .set(EXPORT.OUTPUT, output.orElse(null))
            .set(EXPORT.JSON, StoredJson.write(json))
            .set(EXPORT.UPDATED, now())
            .where(EXPORT.ID.eq(id), EXPORT.STATUS.in(UNFINISHED))
            .returning()
            .fetchOptional());
  }

  @Override
  public void replaceJson(long id, ObjectNode json) {
    database()
        .statements()
        .update(EXPORT)
        .set(EXPORT.JSON, StoredJson.write(json))
        .set(EXPORT.UPDATED, now())
        .where(EXPORT.ID.eq(id))
        .execute();
  }

  @Override
  public Optional<Export> restart(UserId owner, long id, ObjectNode json) {
    return changed(
        database()
            .statements()
            .update(EXPORT)
            .set(EXPORT.STATUS, ExportStatus.PENDING.word())
            .set(EXPORT.PROGRESS, 0.0)
            .set(EXPORT.ATTEMPT, 0)
            .setNull(EXPORT.OUTPUT)
            .set(EXPORT.JSON, StoredJson.write(json))
            .set(EXPORT.UPDATED, now())
            .where(EXPORT.ID.eq(id), EXPORT.OWNER.eq(owner.value()), EXPORT.STATUS.notIn(UNFINISHED))
            .returning()
            .fetchOptional());
  }

  private Optional<Export> changed(Optional<ExportRecord> row) {
    return row.map(this::read);
  }

  private static Condition is(ExportStatus status) {
    return EXPORT.STATUS.eq(status.word());
  }
}
