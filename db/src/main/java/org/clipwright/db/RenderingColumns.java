package org.clipwright.db;

import static org.clipwright.db.generated.Tables.EXPORT;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.clipwright.db.generated.tables.records.ExportRecord;
import org.clipwright.services.resource.Export;
import org.clipwright.services.resource.ExportRepository;
import org.clipwright.services.resource.RenderPace;
import org.jooq.Field;

/** The columns of an export that tell how its rendering goes. */
final class RenderingColumns {

  private RenderingColumns() {}

  static Export.RenderStatus read(ExportRecord row) {
    return new Export.RenderStatus(Export.RenderStage.valueOf(row.getStage()),
        new Export.FrameCount(row.getFramesDone(), row.getFramesTotal()),
        new RenderPace(
            Optional.ofNullable(row.getPaceAt()), row.getPaceSeconds(), row.getPaceRecent(), row.getPaceSteady()),
        Duration.ofMillis(row.getSpentMillis()));
  }

  /** Nothing is rendered yet in this attempt. */
  static Map<Field<?>, Object> atNothing(Export.RenderStage stage) {
    Map<Field<?>, Object> values = pace(RenderPace.UNKNOWN);
    values.put(EXPORT.PROGRESS, 0.0);
    values.put(EXPORT.STAGE, stage.name());
    values.put(EXPORT.FRAMES_DONE, 0L);
    return values;
  }

  /** The values after a step; the pace is that of the frames rendered in this attempt. */
  static Map<Field<?>, Object> after(ExportRecord row, ExportRepository.Step step, Instant now) {
    Export.RenderStatus before = read(row);
    Export.FrameCount frames = step.from(before.frames());
    boolean renders = step.stage() == Export.RenderStage.RENDERING;
    Map<Field<?>, Object> values = pace(
        renders ? before.pace().after(now, frames.done() - before.frames().done()) : before.pace());
    values.put(EXPORT.PROGRESS, step.from(row.getProgress()));
    values.put(EXPORT.STAGE, step.stage().name());
    values.put(EXPORT.FRAMES_DONE, frames.done());
    values.put(EXPORT.FRAMES_TOTAL, frames.total());
    return values;
  }

  private static Map<Field<?>, Object> pace(RenderPace pace) {
    Map<Field<?>, Object> values = new LinkedHashMap<>();
    values.put(EXPORT.PACE_AT, pace.at().orElse(null));
    values.put(EXPORT.PACE_SECONDS, pace.seconds());
    values.put(EXPORT.PACE_RECENT, pace.recent());
    values.put(EXPORT.PACE_STEADY, pace.steady());
    return values;
  }
}
