package org.clipwright.services.export;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.clipwright.services.budget.ExportScratch;
import org.clipwright.services.error.PlatformException;
import org.clipwright.services.resource.Export;
import org.clipwright.services.segment.FilmPart;
import org.clipwright.services.segment.PartRepository;
import org.clipwright.services.segment.PartRepository.Claim;
import org.clipwright.services.work.JobHandler;
import org.clipwright.services.work.JobQueue;
import org.clipwright.services.work.RenderStoppedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Renders and stores one part of a film; the last one enqueues the join. A worker that dies loses only the part it was
 * rendering; a part that crashes two workers fails its export.
 */
final class SegmentJob implements JobHandler {

  private static final Logger LOG = LoggerFactory.getLogger(SegmentJob.class);

  private final ExportWork on;

  SegmentJob(ExportWork on) {
    this.on = on;
  }

  /** Renders the part with this id; does nothing when it is already stored, or its export is over. */
  @Override
  public void run(long id) {
    Optional<Claim> claimed = on.parts().claim(id);
    Optional<Export> found = claimed.flatMap(claim -> on.exports().findAny(claim.export()));
    if (found.isEmpty()) {
      return;
    }
    Claim claim = claimed.get();
    Export export = found.get();
    if (claim.tries() > ExportWork.MOST_ATTEMPTS) {
      on.fail(export, hold(claim), on.givenUp(effects(claim)));
      return;
    }
    if (claim.tries() > 1) {
      on.countRetry(export.id());
    }
    LOG.info("A part begins. project={} export={} part={} try={}",
        export.project(), export.id(), claim.part().number(), claim.tries());
    Optional<ObjectNode> order = on.parts().order(export.id());
    order.ifPresent(json -> on.inFolder(export,
        folder -> outcome(claim, ExportSnapshot.read(json, export, folder, effects(claim)))));
  }

  @Override
  public void fail(long id, String sentence) {
    on.parts().claim(id).ifPresent(claim -> on.exports().findAny(claim.export())
        .ifPresent(export -> on.fail(export, hold(claim), on.withRunning(sentence, effects(claim)))));
  }

  private Hold hold(Claim claim) {
    return () -> on.parts().isHeld(claim);
  }

  private Path effects(Claim claim) {
    return ExportScratch.effects(on.disk().scratch(), claim.export(), claim.id());
  }

  private Runnable outcome(Claim claim, ExportRenderer.Order order) {
    Export export = order.export();
    RenderWatch watch = new RenderWatch(on, export, order.folder(),
        (done, total) -> on.parts().progress(claim, shown(claim, done, total)));
    try {
      on.media().requireRoom();
      PartRepository.Made made = made(claim.part(), order, watch);
      return () -> finish(claim, made, export);
    } catch (RenderStoppedException e) {
      return () -> stopped(claim);
    } catch (PlatformException e) {
      return on.failed(export, hold(claim), e, () -> stopped(claim));
    }
  }

  /** Shown progress never drops below that of a lost attempt; this attempt is scaled to the remainder. */
  private static long shown(Claim claim, long done, long total) {
    long left = claim.part().frames() - claim.done();
    return claim.done() + (total == 0 ? 0 : left * done / total);
  }

  private PartRepository.Made made(FilmPart part, ExportRenderer.Order order, RenderWatch watch) {
    ExportRenderer.RenderedPart rendered =
        on.rendered(order.export(), () -> on.renderer().render(order, part, watch));
    on.segments().put(order.export(), rendered.name(), rendered.file());
    return new PartRepository.Made(part.named(rendered.name()), true, List.copyOf(watch.warnings()));
  }

  private void finish(Claim claim, PartRepository.Made made, Export export) {
    on.transactions().run(() -> {
      if (on.parts().finish(claim, made)) {
        on.queue().enqueue(JobQueue.Kind.JOIN, export.owner(), export.id(), ExportRank.of(export));
      }
    });
    LOG.info("A part is stored. project={} export={} part={} try={}",
        export.project(), export.id(), claim.part().number(), claim.tries());
  }

  /** Stopped because the export is over, or because this worker is shutting down: then the part waits for another. */
  private void stopped(Claim claim) {
    on.exports().findAny(claim.export()).filter(export -> export.status() == Export.Status.IN_PROGRESS)
        .filter(_ -> on.parts().isHeld(claim))
        .ifPresent(_ -> {
          on.parts().takeBack(claim);
          throw new RenderStoppedException();
        });
  }
}
