package org.clipwright.timeline.exchange.otio;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.clipwright.timeline.exchange.otio.OtioItem.Common;
import org.clipwright.timeline.exchange.otio.OtioItem.Effect;
import org.clipwright.timeline.exchange.otio.OtioItem.Marker;
import org.clipwright.timeline.exchange.otio.OtioItem.MediaReference;
import org.clipwright.timeline.exchange.otio.OtioItem.Range;

/** Turns an OpenTimelineIO document into JSON. */
final class OtioFormatter {

  static final String SCHEMA = "OTIO_SCHEMA";

  /** The key under which a clip has its only media. */
  static final String DEFAULT_MEDIA = "DEFAULT_MEDIA";

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private OtioFormatter() {}

  static ObjectNode write(OtioItem.OtioTimeline timeline) {
    ObjectNode json = object("Timeline.1");
    json.set("metadata", timeline.metadata());
    json.put("name", timeline.name());
    json.set("global_start_time", or(timeline.begins().map(OtioFormatter::time)));
    json.set("tracks", item(timeline.tracks()));
    return json;
  }

  private static ObjectNode item(OtioItem item) {
    return switch (item) {
      case OtioItem.Clip clip -> clip(clip);
      case OtioItem.Gap gap -> common("Gap.1", new Common("", Optional.of(gap.range()), List.of(), List.of(), true,
          JSON.objectNode()));
      case OtioItem.Transition transition -> transition(transition);
      case OtioItem.Track track -> {
        ObjectNode json = common("Track.1", track.common());
        json.put("kind", track.sound() ? "Audio" : "Video");
        json.set("children", items(track.children()));
        yield json;
      }
      case OtioItem.Stack stack -> {
        ObjectNode json = common("Stack.1", stack.common());
        json.set("children", items(stack.children()));
        yield json;
      }
      case OtioItem.Unknown unknown -> object(unknown.schema());
    };
  }

  private static ArrayNode items(List<OtioItem> items) {
    ArrayNode json = JSON.arrayNode();
    items.forEach(item -> json.add(item(item)));
    return json;
  }

  private static ObjectNode clip(OtioItem.Clip clip) {
    ObjectNode json = common("Clip.2", clip.common());
    json.putObject("media_references").set(DEFAULT_MEDIA, media(clip.media()));
    json.put("active_media_reference_key", DEFAULT_MEDIA);
    return json;
  }

  private static ObjectNode media(MediaReference media) {
    ObjectNode json = object(media.schema());
    json.putObject("metadata");
    json.put("name", media.name());
    json.set("available_range", or(media.available().map(OtioFormatter::range)));
    json.putNull("available_image_bounds");
    if (media.schema().equals(MediaReference.EXTERNAL)) {
      json.put("target_url", media.url());
    }
    return json;
  }

  private static ObjectNode transition(OtioItem.Transition transition) {
    ObjectNode json = object("Transition.1");
    json.set("metadata", transition.metadata());
    json.put("name", transition.name());
    json.put("transition_type", transition.type());
    json.set("in_offset", time(transition.in()));
    json.set("out_offset", time(transition.out()));
    return json;
  }

  private static ObjectNode common(String schema, Common common) {
    ObjectNode json = object(schema);
    json.set("metadata", common.metadata());
    json.put("name", common.name());
    json.set("source_range", or(common.range().map(OtioFormatter::range)));
    ArrayNode effects = json.putArray("effects");
    common.effects().forEach(effect -> effects.add(effect(effect)));
    ArrayNode markers = json.putArray("markers");
    common.markers().forEach(marker -> markers.add(marker(marker)));
    json.put("enabled", common.enabled());
    return json;
  }

  static ObjectNode effect(Effect effect) {
    ObjectNode json = object(effect.schema());
    json.set("metadata", effect.metadata());
    json.put("name", effect.name());
    json.put("effect_name", effect.kind());
    effect.speed().ifPresent(speed -> json.put("time_scalar", speed));
    return json;
  }

  private static ObjectNode marker(Marker marker) {
    ObjectNode json = object("Marker.2");
    json.set("metadata", marker.metadata());
    json.put("name", marker.name());
    json.put("color", marker.color());
    json.set("marked_range", range(marker.range()));
    return json;
  }

  private static ObjectNode range(Range range) {
    ObjectNode json = object("TimeRange.1");
    json.set("start_time", time(range.start()));
    json.set("duration", time(range.duration()));
    return json;
  }

  static ObjectNode time(OtioTime time) {
    ObjectNode json = object("RationalTime.1");
    json.put("rate", time.rate().toDouble());
    json.put("value", asReal(time.value()));
    return json;
  }

  /** The schema's times are real numbers, also where they are whole. */
  private static BigDecimal asReal(BigDecimal value) {
    return value.scale() < 1 ? value.setScale(1) : value;
  }

  private static ObjectNode object(String schema) {
    return JSON.objectNode().put(SCHEMA, schema);
  }

  private static JsonNode or(Optional<ObjectNode> json) {
    return json.<JsonNode>map(found -> found).orElse(JSON.nullNode());
  }
}
