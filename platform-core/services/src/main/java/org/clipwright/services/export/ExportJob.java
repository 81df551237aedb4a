package org.clipwright.services.export;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.clipwright.services.budget.ExportScratch;
import org.clipwright.services.error.ErrorCode;
import org.clipwright.services.error.LostDatabaseException;
import org.clipwright.services.error.PlatformException;
import org.clipwright.services.export.ExportRenderer.RenderedCaptions;
import org.clipwright.services.media.name.MediaNames;
import org.clipwright.services.resource.Export;
import org.clipwright.services.resource.ExportRepository;
import org.clipwright.services.resource.Notices;
import org.clipwright.services.resource.Project;
import org.clipwright.services.segment.FilmPart;
import org.clipwright.services.work.JobHandler;
import org.clipwright.services.work.JobQueue;
import org.clipwright.services.work.RenderStoppedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Begins one export in a worker: a long film is split into parts, each with its own job; everything else is rendered
 * here, from its first frame to the stored output.
 *
 * <p>Only the death of its worker ends an attempt without a result: the queue hands the job to the next worker, which
 * sees the attempt already counted. After the second such death, the export fails.
 */
final class ExportJob implements JobHandler {

  private static final Logger LOG = LoggerFactory.getLogger(ExportJob.class);

  private final ExportWork on;

  ExportJob(ExportWork on) {
    this.on = on;
  }

  /** Renders the export with this id; does nothing when it is over or has been deleted. */
  @Override
  public void run(long id) {
    Optional<Export> begun = on.exports().begin(id);
    if (begun.isEmpty()) {
      on.exports().findAny(id).filter(export -> export.status() == Export.Status.CANCEL)
          .ifPresent(export -> on.fail(export, hold(export), ExportLifecycle.CANCELED));
      return;
    }
    Export export = begun.get();
    on.notices().publish(Notices.Topic.EXPORT_CHANGED, id);
    if (export.progress().attempt() > ExportWork.MOST_ATTEMPTS) {
      on.fail(export, hold(export), on.givenUp(effects(id)));
      return;
    }
    if (export.progress().attempt() > 1) {
      on.countRetry(id);
      on.media().deleteFolder(MediaNames.outputs(export.project(), export.id()));
    }
    LOG.info("An export begins. project={} export={} attempt={}",
        export.project(), export.id(), export.progress().attempt());
    on.inFolder(export, folder -> outcome(export, folder));
  }

  @Override
  public void fail(long id, String sentence) {
    String full = on.withRunning(sentence, effects(id));
    on.exports().findAny(id).filter(export -> !export.status().isOver())
        .ifPresent(export -> on.fail(export, hold(export), full));
  }

  private Hold hold(Export begun) {
    return () -> on.exports().isInAttempt(begun);
  }

  private Path effects(long id) {
    return ExportScratch.effects(on.disk().scratch(), id);
  }

  /** The result of the attempt. */
  private Runnable outcome(Export export, Path folder) {
    RenderWatch watch = new RenderWatch(on, export, folder,
        (done, total) -> hold(export).lasts() && ExportOutput.goesOn(on, export.id(),
            ExportRepository.Step.rendering(total == 0 ? 0 : done * 1000.0 / total,
                new Export.FrameCount(done, total))));
    try {
      on.media().requireRoom();
      ExportRenderer.Order order = order(export, folder);
      ExportRenderer.Division division = on.foreseen(export, () -> on.renderer().division(order));
      on.explain(export, division.encoded());
      if (!division.parts().isEmpty()) {
        return plan(order, division.parts());
      }
      RenderedFile output = on.rendered(export, () -> on.renderer().render(order, watch));
      List<RenderedCaptions> captions = on.foreseen(export, () -> on.renderer().captions(order, watch));
      return new ExportOutput(on, export, hold(export), watch).publish(output, captions, List.of());
    } catch (RenderStoppedException e) {
      return () -> stopped(export);
    } catch (PlatformException e) {
      return on.failed(export, hold(export), e, () -> stopped(export));
    }
  }

  /** Enqueues the missing parts for all workers; the last one to finish enqueues the join. */
  private Runnable plan(ExportRenderer.Order order, List<FilmPart> parts) {
    Export export = order.export();
    on.segments().need(export,
        parts.stream().filter(part -> !part.isCopied()).map(FilmPart::name).collect(Collectors.toSet()));
    Set<Integer> stored = new HashSet<>();
    parts.stream().filter(part -> part.isCopied() || on.segments().has(export, part.name()))
        .forEach(part -> stored.add(part.number()));
    return () -> {
      try {
        if (!planned(order, parts, stored)) {
          stopped(export);
        }
        on.notices().publish(Notices.Topic.EXPORT_CHANGED, export.id());
      } catch (LostDatabaseException lost) {
        throw lost;
      } catch (PlatformException tooLarge) {
        on.fail(export, hold(export), tooLarge.getMessage());
      }
    };
  }

  private boolean planned(ExportRenderer.Order order, List<FilmPart> parts, Set<Integer> stored) {
    Export export = order.export();
    return on.transactions().call(() -> {
      Optional<List<Long>> missing = on.parts().plan(export, ExportSnapshot.write(order), parts, stored);
      missing.ifPresent(ids -> {
        ids.forEach(id -> on.queue().enqueue(JobQueue.Kind.SEGMENT, export.owner(), id, ExportRank.of(export)));
        if (ids.isEmpty()) {
          on.queue().enqueue(JobQueue.Kind.JOIN, export.owner(), export.id(), ExportRank.of(export));
        }
      });
      return missing.isPresent();
    });
  }

  /** Stopped by its owner, or because this worker is shutting down: then the export waits for another. */
  private void stopped(Export export) {
    Optional<Export.Status> status = on.exports().findAny(export.id()).map(Export::status);
    if (status.isEmpty()) {
      LOG.info("An export was deleted while it was rendered. project={} export={}", export.project(), export.id());
    } else if (status.get() == Export.Status.CANCEL) {
      on.fail(export, hold(export), ExportLifecycle.CANCELED);
    } else if (on.exports().isInAttempt(export)) {
      on.exports().takeBack(export);
      throw new RenderStoppedException();
    }
  }

  private ExportRenderer.Order order(Export export, Path folder) {
    Project project =
        on.projects().find(export.owner(), export.project())
            .orElseThrow(() -> new PlatformException(ErrorCode.NOT_FOUND,
                "The project of this export no longer exists."));
    return new ExportRenderer.Order(
        export, ExportOverrides.apply(project.profile(), export.json()), on.document().of(project), folder,
        effects(export.id()));
  }
}
