package org.clipwright.services.testkit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;
import org.clipwright.services.resource.ListField;
import org.clipwright.services.resource.Export;
import org.clipwright.services.resource.ExportRepository;
import org.clipwright.services.resource.ExportStatus;
import org.clipwright.services.resource.UserId;

/** Exports in memory. */
public final class InMemoryExports extends InMemoryRepository<Export> implements ExportRepository {

  private final LongFunction<String> projectName;

  InMemoryExports(LongFunction<String> projectName) {
    super(_ -> { });
    this.projectName = projectName;
  }

  /** The status of an export. */
  private record Stand(Optional<String> output, ObjectNode json, double progress, ExportStatus status, int attempt) {
    static Stand of(Export export) {
      return new Stand(export.output(), export.json(), export.progress(), export.status(), export.attempt());
    }

    Stand with(ExportStatus next) {
      return new Stand(output, json, progress, next, attempt);
    }
  }

  @Override
  long id(Export item) {
    return item.id();
  }

  @Override
  UserId owner(Export item) {
    return item.owner();
  }

  @Override
  long project(Export item) {
    return item.project();
  }

  @Override
  long file(Export item) {
    return 0;
  }

  @Override
  Instant created(Export item) {
    return item.created();
  }

  @Override
  Export stored(Export draft, long id, Instant now) {
    return of(draft, id, new Stand(Optional.empty(), draft.json(), 0, ExportStatus.PENDING, 0), now, now);
  }

  /** What belongs to the steps of rendering stays as it is. */
  @Override
  Export changed(Export old, Export changed, Instant now) {
    Stand stand = new Stand(old.output(), changed.json(), old.progress(), old.status(), old.attempt());
    return of(changed, old.id(), stand, old.created(), now);
  }

  private static Export of(Export item, long id, Stand stand, Instant created, Instant updated) {
    return new Export(id, item.owner(), item.project(), stand.output(), item.exportType(), item.videoFormat(),
        item.videoCodec(), item.videoBitrate(), item.audioCodec(), item.audioBitrate(), item.startFrame(),
        item.endFrame(), item.webhook(), stand.json(), stand.progress(), stand.status(), stand.attempt(), created,
        updated);
  }

  @Override
  Optional<Comparable<?>> value(Export item, ListField field) {
    return switch (field) {
      case ID -> Optional.of(item.id());
      case PROJECT -> Optional.of(item.project());
      case STATUS -> Optional.of(item.status().word());
      case EXPORT_TYPE -> Optional.of(item.exportType());
      case PROGRESS -> Optional.of(item.progress());
      case CREATED -> Optional.of(item.created());
      case UPDATED -> Optional.of(item.updated());
      case NAME, TITLE, TYPE, FILE, POSITION, START, END, LAYER -> Optional.empty();
    };
  }

  @Override
  List<String> searched(Export item) {
    return List.of(projectName.apply(item.project()), item.videoFormat());
  }

  private Export stand(Export export, Stand stand) {
    return put(of(export, export.id(), stand, export.created(), now()));
  }

  @Override
  public Optional<Export> findAny(long id) {
    return any(id);
  }

  @Override
  public Optional<Export> begin(long id) {
    return any(id)
        .filter(export -> export.status() == ExportStatus.PENDING || export.status() == ExportStatus.IN_PROGRESS)
        .map(export -> stand(export, new Stand(
            export.output(), export.json(), export.progress(), ExportStatus.IN_PROGRESS, export.attempt() + 1)));
  }

  @Override
  public void takeBack(long id) {
    any(id).filter(export -> export.status() == ExportStatus.IN_PROGRESS && export.attempt() > 0)
        .ifPresent(export -> stand(export, new Stand(
            export.output(), export.json(), export.progress(), export.status(), export.attempt() - 1)));
  }

  @Override
  public Optional<ExportStatus> progress(long id, double percent) {
    any(id).filter(export -> export.status() == ExportStatus.IN_PROGRESS)
        .ifPresent(export -> stand(export, new Stand(
            export.output(), export.json(), Math.max(export.progress(), Math.clamp(percent, 0, 100)), export.status(),
            export.attempt())));
    return any(id).map(Export::status);
  }

  @Override
  public boolean requestCancel(UserId owner, long id) {
    return find(owner, id).filter(export -> !export.status().isOver())
        .map(export -> stand(export, Stand.of(export).with(ExportStatus.CANCEL)))
        .isPresent();
  }

  @Override
  public Optional<Export> end(long id, ExportStatus status, Optional<String> output, ObjectNode json) {
    return any(id).filter(export -> !export.status().isOver())
        .map(export -> stand(export, new Stand(
            output, json, status == ExportStatus.COMPLETED ? 100 : export.progress(), status, export.attempt())));
  }

  @Override
  public void replaceJson(long id, ObjectNode json) {
    any(id).ifPresent(export -> stand(export, new Stand(
        export.output(), json, export.progress(), export.status(), export.attempt())));
  }

  @Override
  public Optional<Export> restart(UserId owner, long id, ObjectNode json) {
    return find(owner, id).filter(export -> export.status().isOver())
        .map(export -> stand(export, new Stand(Optional.empty(), json, 0, ExportStatus.PENDING, 0)));
  }
}
