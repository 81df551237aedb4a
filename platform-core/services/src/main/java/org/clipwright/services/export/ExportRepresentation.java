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
    json.set("json", export.json());
    json.put("progress", export.progress().percent());
    json.put("status", export.status().word());
    return RepresentationJson.times(json, export.identity().created(), export.identity().updated());
  }
}
