package org.clipwright.services.export;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.clipwright.services.field.ResourceKind;
import org.clipwright.services.resource.Export;
import org.clipwright.services.resource.RepresentationJson;
import org.clipwright.services.resource.ResourceLinks;

/** An export as the REST API shows it and as webhooks get it. */
public final class ExportRepresentation {

  private static final List<String> ACTIONS = List.of("download", "retry", "cancel", "storage");

  private ExportRepresentation() {}

  /** The object, with addresses as the given links make them. */
  public static ObjectNode json(Export export, ResourceLinks links) {
    ObjectNode json = RepresentationJson.head(ResourceKind.EXPORT, export.id(), links);
    json.put("output", export.output().map(links::toMedia).orElse(null));
    json.put("export_type", export.exportType());
    json.put("video_format", export.videoFormat());
    json.put("video_codec", export.videoCodec());
    json.put("video_bitrate", export.videoBitrate().value());
    json.put("audio_codec", export.audioCodec());
    json.put("audio_bitrate", export.audioBitrate().value());
    json.put("start_frame", export.startFrame());
    json.put("end_frame", export.endFrame());
    RepresentationJson.actions(json, ResourceKind.EXPORT, export.id(), ACTIONS, links);
    json.put("project", links.to(ResourceKind.PROJECT, export.project()));
    json.put("webhook", export.webhook());
    json.set("json", export.json());
    json.put("progress", export.progress());
    json.put("status", export.status().word());
    return RepresentationJson.times(json, export.created(), export.updated());
  }
}
