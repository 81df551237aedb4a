package org.clipwright.services.export;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import org.clipwright.services.field.Bitrate;
import org.clipwright.services.resource.Export;
import org.clipwright.timeline.Profile;
import org.clipwright.timeline.Rational;

/** Writes an order as JSON, so that every worker renders the export and the project as they were when it began. */
final class ExportSnapshot {

  private ExportSnapshot() {}

  static ObjectNode write(ExportRenderer.Order order) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    settings(json.putObject("settings"), order.export().settings());
    profile(json.putObject("profile"), order.profile());
    json.set("json", order.export().json());
    json.set("project", order.project());
    return json;
  }

  /**
   * Reads an order that was written.
   *
   * @param now the export as it is now
   * @param folder an empty folder of this worker
   * @param effects where it records the running effects
   */
  static ExportRenderer.Order read(ObjectNode json, Export now, Path folder, Path effects) {
    Export then = new Export(
        now.identity(), settings(json.path("settings")), now.progress(),
        new Export.Outcome(now.outcome().output(), (ObjectNode) json.path("json")));
    return new ExportRenderer.Order(
        then, profile(json.path("profile")), (ObjectNode) json.path("project"), folder, effects);
  }

  private static void settings(ObjectNode json, Export.Settings settings) {
    json.put("type", settings.exportType()).put("format", settings.videoFormat());
    json.put("video", settings.videoCodec()).put("audio", settings.audioCodec());
    bitrate(json.putObject("videoRate"), settings.videoBitrate());
    bitrate(json.putObject("audioRate"), settings.audioBitrate());
    json.put("first", settings.startFrame()).put("last", settings.endFrame()).put("webhook", settings.webhook());
  }

  private static Export.Settings settings(JsonNode json) {
    return new Export.Settings(
        json.path("type").asText(), json.path("format").asText(), json.path("video").asText(),
        bitrate(json.path("videoRate")), json.path("audio").asText(), bitrate(json.path("audioRate")),
        json.path("first").asLong(), json.path("last").asLong(), json.path("webhook").asText());
  }

  private static void bitrate(ObjectNode json, Bitrate rate) {
    json.put("unit", rate.unit().name()).put("value", rate.value());
  }

  private static Bitrate bitrate(JsonNode json) {
    return new Bitrate(Bitrate.Unit.valueOf(json.path("unit").asText()), json.path("value").asLong());
  }

  private static void profile(ObjectNode json, Profile profile) {
    json.put("width", profile.width()).put("height", profile.height());
    json.put("num", profile.fps().num()).put("den", profile.fps().den());
    json.put("sampleRate", profile.sampleRate()).put("channels", profile.channels());
    json.put("layout", profile.channelLayout());
  }

  private static Profile profile(JsonNode json) {
    return new Profile(
        json.path("width").asInt(), json.path("height").asInt(),
        new Rational(json.path("num").asInt(), json.path("den").asInt()), json.path("sampleRate").asInt(),
        json.path("channels").asInt(), json.path("layout").asInt());
  }
}
