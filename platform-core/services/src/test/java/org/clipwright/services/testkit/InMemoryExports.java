package org.clipwright.services.testkit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;
import org.clipwright.services.resource.Export;
import org.clipwright.services.resource.Export.Identity;
import org.clipwright.services.resource.Export.Outcome;
import org.clipwright.services.resource.Export.Progress;
import org.clipwright.services.resource.ExportRepository;
import org.clipwright.services.resource.ListSpec;
import org.clipwright.services.resource.RenderPace;
import org.clipwright.services.resource.UserId;

/** Exports in memory. */
public final class InMemoryExports extends InMemoryRepository<Export> implements ExportRepository {

  private final LongFunction<String> projectName;

  InMemoryExports(LongFunction<String> projectName) {
    super(_ -> {});
    this.projectName = projectName;
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
    return item.identity().created();
  }

  @Override
  Export stored(Export draft, long id, Instant now) {
    return new Export(
        new Identity(id, draft.owner(), draft.project(), now, now), draft.settings(), draft.progress(),
        new Outcome(Optional.empty(), draft.json()));
  }

  /** What belongs to the steps of rendering stays as it is. */
  @Override
  Export changed(Export old, Export changed, Instant now) {
    return new Export(
        new Identity(old.id(), changed.owner(), changed.project(), old.identity().created(), now), changed.settings(),
        old.progress(), new Outcome(old.outcome().output(), changed.json()));
  }

  @Override
  Optional<Comparable<?>> value(Export item, ListSpec.Field field) {
    return switch (field) {
      case ID -> Optional.of(item.id());
      case PROJECT -> Optional.of(item.project());
      case STATUS -> Optional.of(item.status().word());
      case EXPORT_TYPE -> Optional.of(item.settings().exportType());
      case PROGRESS -> Optional.of(item.progress().percent());
      case CREATED -> Optional.of(item.identity().created());
      case UPDATED -> Optional.of(item.identity().updated());
      case NAME, TITLE, TYPE, FILE, POSITION, START, END, LAYER -> Optional.empty();
    };
  }

  @Override
  List<String> searched(Export item) {
    return List.of(projectName.apply(item.project()), item.settings().videoFormat());
  }

  private Export put(Export export, Progress progress, Outcome outcome) {
    Identity old = export.identity();
    return put(new Export(
        new Identity(old.id(), old.owner(), old.project(), old.created(), now()), export.settings(), progress,
        outcome));
  }

  private Export put(Export export, Export.Status status, int attempt, Export.RenderStatus rendering) {
    return put(export, new Progress(status, export.progress().percent(), attempt, rendering), export.outcome());
  }

  private Export atNothing(Export export, Export.Status status, int attempt, Export.RenderStage stage) {
    Export.FrameCount frames = new Export.FrameCount(0, export.progress().rendering().frames().total());
    return put(export,
        new Progress(status, 0, attempt, new Export.RenderStatus(stage, frames, RenderPace.UNKNOWN,
            export.progress().rendering().spent())),
        export.outcome());
  }

  @Override
  public Optional<Export> findAny(long id) {
    return any(id);
  }

  @Override
  public Optional<Export> begin(long id) {
    return any(id)
        .filter(export -> export.status() == Export.Status.PENDING || export.status() == Export.Status.IN_PROGRESS)
        .map(export -> atNothing(
            export, Export.Status.IN_PROGRESS, export.progress().attempt() + 1, Export.RenderStage.PREPARING));
  }

  @Override
  public boolean isInAttempt(Export begun) {
    return any(begun.id()).filter(export -> !export.status().isOver()
        && export.progress().attempt() == begun.progress().attempt()).isPresent();
  }

  @Override
  public void takeBack(Export begun) {
    any(begun.id()).filter(export -> export.status() == Export.Status.IN_PROGRESS && isInAttempt(begun))
        .ifPresent(export -> atNothing(
            export, export.status(), export.progress().attempt() - 1, Export.RenderStage.QUEUED));
  }

  @Override
  public Optional<Export.Status> progress(long id, ExportRepository.Step step) {
    any(id).filter(export -> export.status() == Export.Status.IN_PROGRESS)
        .ifPresent(export -> put(export, after(export, step), export.outcome()));
    return any(id).map(Export::status);
  }

  private Progress after(Export export, ExportRepository.Step step) {
    Export.RenderStatus before = export.progress().rendering();
    Export.FrameCount frames = step.from(before.frames());
    RenderPace pace = step.stage() == Export.RenderStage.RENDERING
        ? before.pace().after(now(), frames.done() - before.frames().done()) : before.pace();
    return new Progress(export.status(),
        step.from(export.progress().percent()), export.progress().attempt(),
        new Export.RenderStatus(step.stage(), frames, pace, before.spent()));
  }

  @Override
  public void spend(long id, Duration time) {
    any(id).ifPresent(export -> {
      Export.RenderStatus before = export.progress().rendering();
      put(export, export.status(), export.progress().attempt(),
          new Export.RenderStatus(before.stage(), before.frames(), before.pace(), before.spent().plus(time)));
    });
  }

  @Override
  public boolean requestCancel(UserId owner, long id) {
    return find(owner, id).filter(export -> !export.status().isOver())
        .map(export -> put(
            export, Export.Status.CANCEL, export.progress().attempt(), export.progress().rendering()))
        .isPresent();
  }

  @Override
  public boolean isInParts(long id) {
    return false;
  }

  @Override
  public Optional<Export> end(long id, Export.Status status, Optional<String> output, ObjectNode json) {
    return any(id).filter(export -> !export.status().isOver()).map(export -> put(
        export,
        new Progress(status, status == Export.Status.COMPLETED ? 100 : export.progress().percent(),
            export.progress().attempt(), ended(export.progress().rendering(), status)),
        new Outcome(output, json)));
  }

  private static Export.RenderStatus ended(Export.RenderStatus rendering, Export.Status status) {
    long total = rendering.frames().total();
    return new Export.RenderStatus(rendering.stage(),
        status == Export.Status.COMPLETED ? new Export.FrameCount(total, total) : rendering.frames(), rendering.pace(),
        rendering.spent());
  }

  @Override
  public void replaceJson(long id, ObjectNode json) {
    any(id).ifPresent(export -> put(export, export.progress(), new Outcome(export.outcome().output(), json)));
  }

  @Override
  public Optional<Export> restart(UserId owner, long id, ObjectNode json) {
    return find(owner, id).filter(export -> export.status().isOver())
        .map(export -> put(export,
            new Progress(Export.Status.PENDING, 0, 0,
                Export.RenderStatus.waiting(export.progress().rendering().frames().total())),
            new Outcome(Optional.empty(), json)));
  }
}
