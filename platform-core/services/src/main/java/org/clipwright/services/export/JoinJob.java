package org.clipwright.services.export;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.clipwright.services.budget.ExportScratch;
import org.clipwright.services.error.PlatformException;
import org.clipwright.services.export.ExportRenderer.RenderedCaptions;
import org.clipwright.services.media.name.MediaNames;
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
    Join join = new Join(export, times.getAsInt());
    if (join.times() > ExportWork.MOST_ATTEMPTS) {
      on.fail(export, hold(join), on.givenUp(effects(id)));
      return;
    }
    if (join.times() > 1) {
      on.countRetry(id);
      on.media().deleteFolder(MediaNames.outputs(export.project(), id));
    }
    try {
      on.inFolder(export, folder -> outcome(join, ExportSnapshot.read(order.get(), export, folder, effects(id))));
    } finally {
      on.segments().trim();
    }
  }

  @Override
  public void fail(long id, String sentence) {
    on.exports().findAny(id).filter(export -> !export.status().isOver())
        .ifPresent(export -> on.fail(export, () -> on.exports().isInAttempt(export), sentence));
  }

  /**
   * An attempt to join the parts.
   *
   * @param times how many times that was begun, including this one
   */
  private record Join(Export export, int times) {}

  private Hold hold(Join join) {
    return () -> on.parts().isJoining(join.export().id(), join.times());
  }

  private Path effects(long id) {
    return ExportScratch.effects(on.disk().scratch(), id);
  }

  private Runnable outcome(Join join, ExportRenderer.Order order) {
    Export export = join.export();
    RenderWatch watch = new RenderWatch(on, export, order.folder(),
        (_, _) -> hold(join).lasts() && ExportOutput.goesOn(on, export.id(), ExportWork.JOINING));
    try {
      List<PartRepository.Made> parts = on.parts().made(export.id());
      RenderedFile output = joined(order, parts, watch);
      List<RenderedCaptions> captions = on.foreseen(export, () -> on.renderer().captions(order, watch));
      return new ExportOutput(on, export, hold(join), watch).publish(output, captions, parts);
    } catch (FilmPart.DamagedException damaged) {
      return () -> again(join, damaged);
    } catch (RenderStoppedException e) {
      return () -> stopped(join);
    } catch (PlatformException e) {
      return on.failed(export, hold(join), e, () -> stopped(join));
    }
  }

  private RenderedFile joined(ExportRenderer.Order order, List<PartRepository.Made> parts, RenderWatch watch) {
    return on.foreseen(order.export(), () -> on.renderer().join(
        order, parts.stream().map(PartRepository.Made::part).toList(), part -> file(order, part), watch));
  }

  private Path file(ExportRenderer.Order order, FilmPart part) {
    return on.segments().file(order.export(), part.name(), order.folder())
        .orElseThrow(() -> new FilmPart.DamagedException(part.number(), "A segment of the export is gone."));
  }

  /** A part may have been damaged in storage, so it is rendered once more. */
  private void again(Join join, FilmPart.DamagedException damaged) {
    Export export = join.export();
    boolean once = on.transactions().call(() -> {
      OptionalLong part = on.parts().again(export.id(), damaged.number());
      part.ifPresent(_ -> explain(export, damaged));
      part.ifPresent(id -> on.queue().enqueue(JobQueue.Kind.SEGMENT, export.owner(), id, ExportRank.of(export)));
      return part.isPresent();
    });
    if (once) {
      LOG.warn("A segment is rendered again. export={} reason=\"{}\"", export.id(), damaged.getMessage());
    } else {
      on.fail(export, hold(join), "The segments of the export cannot be joined, although one was rendered again: "
          + damaged.getMessage());
    }
  }

  /** Copied packets that do not play beside others are pictures to encode. */
  private void explain(Export export, FilmPart.DamagedException damaged) {
    on.parts().made(export.id()).stream().map(PartRepository.Made::part)
        .filter(part -> part.number() == damaged.number() && part.isCopied())
        .forEach(part -> on.explain(export, Map.of(damaged.getMessage(), part.frames())));
  }

  /** Stopped because the export is over, or because this worker is shutting down: then the parts wait for another. */
  private void stopped(Join join) {
    if (hold(join).lasts()) {
      on.parts().takeBackJoin(join.export().id(), join.times());
      throw new RenderStoppedException();
    }
  }
}
