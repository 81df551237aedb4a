package org.clipwright.services.export;

import java.time.Instant;
import java.util.Optional;
import org.clipwright.services.resource.Export;
import org.clipwright.services.resource.RenderPace;

/**
 * How far and how fast an export is rendered, as both APIs show it.
 *
 * @param framesPerSecond over the last seconds; empty unless frames are being rendered
 * @param etaSeconds until all frames are rendered; empty as the speed is
 * @param newest the frame of the project up to which it is rendered; empty before the first, and where the export has a
 *     frame rate of its own, by which its frames are counted differently
 */
public record RenderProgress(
    long framesDone, long framesTotal, Optional<Double> framesPerSecond, Optional<Double> etaSeconds,
    Optional<Long> newest) {

  public static RenderProgress of(Export export) {
    Export.FrameCount frames = export.progress().rendering().frames();
    RenderPace pace =
        export.stage() == Export.RenderStage.RENDERING ? export.progress().rendering().pace() : RenderPace.UNKNOWN;
    Instant now = Instant.now();
    return new RenderProgress(frames.done(), frames.total(), pace.framesPerSecond(now),
        pace.etaSeconds(now, frames.total() - frames.done()), newest(export, frames.done()));
  }

  private static Optional<Long> newest(Export export, long done) {
    return done == 0 || ExportOverrides.changesRate(export.json())
        ? Optional.empty() : Optional.of(export.settings().startFrame() + done - 1);
  }

  /** Where a frame of a project is found, below the project's address. */
  public static String frameAddress(long number) {
    return "frame/" + number;
  }
}
