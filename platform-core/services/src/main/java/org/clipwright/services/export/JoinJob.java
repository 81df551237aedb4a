package org.clipwright.services.export;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.clipwright.services.budget.ExportScratch;
import org.clipwright.services.error.PlatformException;
import org.clipwright.services.resource.Export;
import org.clipwright.services.segment.FilmPart;
import org.clipwright.services.segment.PartRepository;
import org.clipwright.services.work.JobHandler;
import org.clipwright.services.work.JobQueue;
import org.clipwright.services.work.RenderStoppedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Joins the parts of a film and completes its export. A part that cannot be joined is rendered once more; if that fails
 * too, the export fails with the reason.
 */
final class JoinJob implements JobHandler {

  private static final Logger LOG = LoggerFactory.getLogger(JoinJob.class);

  private final ExportWork on;

  JoinJob(ExportWork on) {
    this.on = on;
  }

  /** Joins the parts of the export with this id; does nothing when it is over or has been deleted. */
  @Override
  public void run(long id) {
    Optional<Export> found =
        on.exports().findAny(id).filter(export -> export.status() == Export.Status.IN_PROGRESS);
    Optional<ObjectNode> order = found.flatMap(_ -> on.parts().order(id));
    OptionalInt times = order.isEmpty() ? OptionalInt.empty() : on.parts().join(id);
    if (times.isEmpty()) {
      return;
    }
    Export export = found.get();
    if (times.getAsInt() > ExportWork.MOST_ATTEMPTS) {
      on.fail(export, on.givenUp(effects(id)));
      return;
    }
    if (times.getAsInt() > 1) {
      on.countRetry(id);
    }
    try {
      on.inFolder(export, folder -> outcome(ExportSnapshot.read(order.get(), export, folder, effects(id))));
    } finally {
      on.segments().trim();
    }
  }

  @Override
  public void fail(long id, String sentence) {
    on.exports().findAny(id).filter(export -> !export.status().isOver())
        .ifPresent(export -> on.fail(export, sentence));
  }

  private Path effects(long id) {
    return ExportScratch.effects(on.disk().scratch(), id);
  }

  private Runnable outcome(ExportRenderer.Order order) {
    Export export = order.export();
    RenderWatch watch = new RenderWatch(on, export, order.folder(),
        (_, _) -> ExportOutput.goesOn(on, export.id(), ExportWork.JOINING));
    try {
      List<PartRepository.Made> parts = on.parts().made(export.id());
      Path output = joined(order, parts, watch);
      List<RenderedCaptions> captions = on.foreseen(export, () -> on.renderer().captions(order, watch));
      return new ExportOutput(on, export, watch).publish(output, captions, parts);
    } catch (FilmPart.DamagedException damaged) {
      return () -> again(export, damaged);
    } catch (RenderStoppedException e) {
      return () -> stopped(export);
    } catch (PlatformException e) {
      return on.failed(export, e, () -> stopped(export));
    }
  }

  private Path joined(ExportRenderer.Order order, List<PartRepository.Made> parts, RenderWatch watch) {
    return on.foreseen(order.export(), () -> on.renderer().join(
        order, parts.stream().map(PartRepository.Made::part).toList(), part -> file(order, part), watch));
  }

  private Path file(ExportRenderer.Order order, FilmPart part) {
    return on.segments().file(order.export(), part.name(), order.folder())
        .orElseThrow(() -> new FilmPart.DamagedException(part.number(), "A segment of the export is gone."));
  }

  /** A part may have been damaged in storage, so it is rendered once more. */
  private void again(Export export, FilmPart.DamagedException damaged) {
    boolean once = on.transactions().call(() -> {
      OptionalLong part = on.parts().again(export.id(), damaged.number());
      part.ifPresent(id -> on.queue().enqueue(JobQueue.Kind.SEGMENT, export.owner(), id, ExportRank.of(export)));
      return part.isPresent();
    });
    if (once) {
      LOG.warn("A segment is rendered again. export={} reason=\"{}\"", export.id(), damaged.getMessage());
    } else {
      on.fail(export, "The segments of the export cannot be joined, although one was rendered again: "
          + damaged.getMessage());
    }
  }

  /** Stopped because the export is over, or because this worker is shutting down: then the parts wait for another. */
  private void stopped(Export export) {
    on.exports().findAny(export.id()).filter(now -> now.status() == Export.Status.IN_PROGRESS).ifPresent(_ -> {
      on.parts().takeBackJoin(export.id());
      throw new RenderStoppedException();
    });
  }
}
