package org.clipwright.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;
import org.clipwright.services.resource.Export;
import org.clipwright.services.resource.ExportRepository;
import org.clipwright.services.resource.ExportStatus;
import org.clipwright.services.resource.UserId;

/** Exports in memory. */
public final class InMemoryExports extends InMemoryRepository<Export> implements ExportRepository {

  InMemoryExports() {
    super(new Shape<>() {
      @Override
      public long id(Export item) {
        return item.id();
      }

      @Override
      public UserId owner(Export item) {
        return item.owner();
      }

      @Override
      public long project(Export item) {
        return item.project();
      }

      @Override
      public long file(Export item) {
        return 0;
      }

      @Override
      public Instant created(Export item) {
        return item.created();
      }

      @Override
      public Export stamped(Export item, long id, Instant created, Instant updated) {
        return new Export(id, item.owner(), item.project(), item.output(), item.exportType(), item.videoFormat(),
            item.videoCodec(), item.videoBitrate(), item.audioCodec(), item.audioBitrate(), item.startFrame(),
            item.endFrame(), item.webhook(), item.json(), item.progress(), item.status(), item.attempt(), created,
            updated);
      }
    }, id -> { });
  }

  @Override
  public Optional<Export> findAny(long id) {
    return Optional.ofNullable(items.get(id));
  }

  @Override
  public Optional<Export> begin(long id) {
    return findAny(id).filter(export -> !export.status().isOver())
        .flatMap(export -> put(export, ExportStatus.IN_PROGRESS, export.output(), export.json(), export.progress()));
  }

  @Override
  public void takeBack(long id) {}

  @Override
  public Optional<ExportStatus> progress(long id, double percent) {
    return findAny(id).flatMap(export -> put(export, export.status(), export.output(), export.json(),
        Math.max(percent, export.progress()))).map(Export::status);
  }

  @Override
  public boolean requestCancel(UserId owner, long id) {
    return find(owner, id).filter(export -> !export.status().isOver())
        .flatMap(export -> put(export, ExportStatus.CANCEL, export.output(), export.json(), export.progress()))
        .isPresent();
  }

  @Override
  public Optional<Export> end(long id, ExportStatus status, Optional<String> output, ObjectNode json) {
    return findAny(id).filter(export -> !export.status().isOver())
        .flatMap(export -> put(export, status, output, json,
            status == ExportStatus.COMPLETED ? 100 : export.progress()));
  }

  @Override
  public void replaceJson(long id, ObjectNode json) {
    findAny(id).ifPresent(export -> put(export, export.status(), export.output(), json, export.progress()));
  }

  @Override
  public Optional<Export> restart(UserId owner, long id, ObjectNode json) {
    return find(owner, id).filter(export -> export.status().isOver())
        .flatMap(export -> put(export, ExportStatus.PENDING, Optional.empty(), json, 0));
  }

  private Optional<Export> put(
      Export old, ExportStatus status, Optional<String> output, ObjectNode json, double progress) {
    return update(new Export(old.id(), old.owner(), old.project(), output, old.exportType(), old.videoFormat(),
        old.videoCodec(), old.videoBitrate(), old.audioCodec(), old.audioBitrate(), old.startFrame(), old.endFrame(),
        old.webhook(), json, progress, status, old.attempt(), old.created(), old.updated()));
  }
}
