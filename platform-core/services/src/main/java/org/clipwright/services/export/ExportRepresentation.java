package org.clipwright.services.export;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.clipwright.services.caption.CaptionFile;
import org.clipwright.services.field.ResourceKind;
import org.clipwright.services.resource.Export;
import org.clipwright.services.resource.RepresentationJson;
import org.clipwright.services.resource.ResourceLinks;

/** An export as the REST API shows it and as webhooks receive it. */
public final class ExportRepresentation {

  private static final List<String> ACTIONS = List.of("download", "retry", "cancel", "storage");

  private ExportRepresentation() {}

  /**
   * The object, with addresses built by the given links.
   *
   * @param place where it stands in the queue, if it waits
   */
  public static ObjectNode json(Export export, Optional<ExportQueue.QueuePlace> place, ResourceLinks links) {
    ObjectNode json = RepresentationJson.head(ResourceKind.EXPORT, export.id(), links);
    json.put("output", export.outcome().output().map(links::toMedia).orElse(null));
    json.put("export_type", export.settings().exportType());
    json.put("video_format", export.settings().videoFormat());
    json.put("video_codec", export.settings().videoCodec());
    json.put("video_bitrate", export.settings().videoBitrate().value());
    json.put("audio_codec", export.settings().audioCodec());
    json.put("audio_bitrate", export.settings().audioBitrate().value());
    json.put("start_frame", export.settings().startFrame());
    json.put("end_frame", export.settings().endFrame());
    RepresentationJson.actions(json, ResourceKind.EXPORT, export.id(), ACTIONS, links);
    json.put("project", links.to(ResourceKind.PROJECT, export.project()));
    json.put("webhook", export.settings().webhook());
    json.set("json", shown(export, place, links));
    json.put("progress", export.progress().percent());
    json.put("status", export.status().word());
    return RepresentationJson.times(json, export.identity().created(), export.identity().updated());
  }

  /** An export's own JSON, plus its progress while it is unfinished. */
  private static ObjectNode shown(
      Export export, Optional<ExportQueue.QueuePlace> place, ResourceLinks links) {
    ObjectNode json = export.json().deepCopy();
    List<CaptionFile> captions = CaptionFile.of(export);
    if (!captions.isEmpty()) {
      CaptionFile.show(captions, json, links::toMedia);
    }
    switch (export.stage()) {
      case QUEUED -> place.ifPresent(waits -> json.putObject(ExportReport.QUEUE)
          .put("position", waits.position()).put("starts_in_seconds", rounded(waits.startsInSeconds())));
      case PREPARING, RENDERING, JOINING, UPLOADING -> rendering(export, json.putObject(ExportReport.RENDERING), links);
      case FINISHED -> {}
    }
    return json;
  }

  private static void rendering(Export export, ObjectNode json, ResourceLinks links) {
    RenderProgress progress = RenderProgress.of(export);
    json.put("stage", export.stage().name().toLowerCase(Locale.ROOT));
    json.put("frames_done", progress.framesDone()).put("frames_total", progress.framesTotal());
    json.put("frames_per_second", rounded(progress.framesPerSecond()));
    json.put("eta_seconds", rounded(progress.etaSeconds()));
    json.put("picture", progress.newest()
        .map(frame -> links.to(ResourceKind.PROJECT, export.project(), RenderProgress.frameAddress(frame)))
        .orElse(null));
  }

  private static Double rounded(Optional<Double> value) {
    return value.map(exact -> Math.round(exact * 10) / 10.0).orElse(null);
  }
}
