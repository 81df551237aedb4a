package org.clipwright.timeline.exchange.otio;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.clipwright.timeline.ProjectException;
import org.clipwright.timeline.exchange.otio.OtioItem.Common;
import org.clipwright.timeline.exchange.otio.OtioItem.Effect;
import org.clipwright.timeline.exchange.otio.OtioItem.Marker;
import org.clipwright.timeline.exchange.otio.OtioItem.MediaReference;
import org.clipwright.timeline.exchange.otio.OtioItem.Range;

/** Reads OpenTimelineIO documents of all versions of their schemas so far. */
final class OtioParser {

  private static final double LOWEST_RATE = 0.01;
  private static final double HIGHEST_RATE = 1000;
  private static final double LARGEST_VALUE = 1e12;
  private static final int DEEPEST = 16;

  /** Each takes many times the memory of its text. */
  private static final long MOST_ITEMS = 100_000;

  private static final List<String> LISTS = List.of("children", "effects", "markers");

  private OtioParser() {}

  /**
   * Reads a document.
   *
   * @throws ProjectException if it is not a timeline, or a value cannot be used; the message says where
   */
  static OtioItem.OtioTimeline read(JsonNode json) {
    if (!type(json).equals("Timeline")) {
      throw new ProjectException("The OpenTimelineIO document is a \"" + json.path(OtioFormatter.SCHEMA).asText("")
          + "\"; write one timeline (Timeline.1) into a file of its own.");
    }
    if (items(json.path("tracks")) > MOST_ITEMS) {
      throw new ProjectException("The OpenTimelineIO document has more than 100,000 items, effects and markers.");
    }
    if (!(item(json.path("tracks"), "tracks", 0) instanceof OtioItem.Stack tracks)) {
      throw new ProjectException("tracks of the OpenTimelineIO document must be a Stack.1.");
    }
    return new OtioItem.OtioTimeline(text(json, "name"), time(json.path("global_start_time"), "global_start_time"),
        tracks,
        metadata(json));
  }

  /** How many objects would be made of an item and what is in it. */
  private static long items(JsonNode item) {
    long items = 1;
    for (String list : LISTS) {
      for (JsonNode child : item.path(list)) {
        items += items(child);
      }
    }
    return items;
  }

  /** The schema's name without its version. */
  private static String type(JsonNode json) {
    return json.path(OtioFormatter.SCHEMA).asText("").replaceFirst("\\.\\d+$", "");
  }

  private static OtioItem item(JsonNode json, String path, int depth) {
    if (depth > DEEPEST) {
      throw new ProjectException(path + " is nested deeper than " + DEEPEST + " compositions.");
    }
    return switch (type(json)) {
      case "Clip" -> new OtioItem.Clip(common(json, path), media(json, path));
      case "Gap", "Filler" -> new OtioItem.Gap(range(json.path("source_range"), path + ".source_range")
          .orElseThrow(() -> new ProjectException(path + " is a gap without a source_range; say how long it is.")));
      case "Transition" -> new OtioItem.Transition(text(json, "name"), text(json, "transition_type"),
          offset(json, path, "in_offset"), offset(json, path, "out_offset"), metadata(json));
      case "Track", "Sequence" -> new OtioItem.Track(common(json, path), text(json, "kind").equals("Audio"),
          children(json, path, depth));
      case "Stack" -> new OtioItem.Stack(common(json, path), children(json, path, depth));
      default -> new OtioItem.Unknown(json.path(OtioFormatter.SCHEMA).asText(""),
          range(json.path("source_range"), path + ".source_range"));
    };
  }

  private static List<OtioItem> children(JsonNode json, String path, int depth) {
    List<OtioItem> children = new ArrayList<>();
    for (JsonNode child : json.path("children")) {
      children.add(item(child, path + ".children[" + children.size() + "]", depth + 1));
    }
    return List.copyOf(children);
  }

  private static OtioTime offset(JsonNode json, String path, String key) {
    return time(json.path(key), path + "." + key).orElseThrow(
        () -> new ProjectException(path + " is a transition without " + key + "."));
  }

  private static Common common(JsonNode json, String path) {
    List<Effect> effects = new ArrayList<>();
    json.path("effects").forEach(effect -> effects.add(effect(effect)));
    List<Marker> markers = new ArrayList<>();
    for (JsonNode marker : json.path("markers")) {
      marker(marker, path + ".markers[" + markers.size() + "]").ifPresent(markers::add);
    }
    return new Common(text(json, "name"), range(json.path("source_range"), path + ".source_range"),
        List.copyOf(effects), List.copyOf(markers), json.path("enabled").asBoolean(true), metadata(json));
  }

  static Effect effect(JsonNode json) {
    Optional<Double> speed = switch (type(json)) {
      case "LinearTimeWarp" -> Optional.of(json.path("time_scalar").asDouble(1));
      case "FreezeFrame" -> Optional.of(0.0);
      default -> Optional.empty();
    };
    return new Effect(json.path(OtioFormatter.SCHEMA).asText(""), text(json, "name"), text(json, "effect_name"), speed,
        metadata(json));
  }

  /** The colour of Marker.3 is an object with a name. */
  private static Optional<Marker> marker(JsonNode json, String path) {
    JsonNode color = json.path("color");
    return range(json.path("marked_range"), path + ".marked_range").map(range -> new Marker(text(json, "name"),
        color.isObject() ? text(color, "name") : text(json, "color"), range, metadata(json)));
  }

  /** Clip.2 has several media, one of which is active. */
  private static MediaReference media(JsonNode clip, String path) {
    JsonNode found = clip.has("media_references")
        ? clip.path("media_references")
            .path(clip.path("active_media_reference_key").asText(OtioFormatter.DEFAULT_MEDIA))
        : clip.path("media_reference");
    String schema = found.path(OtioFormatter.SCHEMA).asText(MediaReference.MISSING);
    return new MediaReference(schema, text(found, "name"), text(found, "target_url"),
        range(found.path("available_range"), path + ".media_reference.available_range"));
  }

  private static Optional<Range> range(JsonNode json, String path) {
    if (!json.isObject()) {
      return Optional.empty();
    }
    Optional<OtioTime> duration = time(json.path("duration"), path + ".duration");
    Optional<OtioTime> start = time(json.path("start_time"), path + ".start_time");
    return duration.map(length -> new Range(start.orElse(OtioTime.of(0, length.rate())), length));
  }

  static Optional<OtioTime> time(JsonNode json, String path) {
    if (!json.isObject()) {
      return Optional.empty();
    }
    double rate = json.path("rate").asDouble(0);
    JsonNode value = json.path("value");
    if (!(rate >= LOWEST_RATE && rate <= HIGHEST_RATE)) {
      throw new ProjectException(path + " has the rate " + rate + "; rates can be 0.01 to 1000.");
    }
    if (!value.isNumber() || !(Math.abs(value.asDouble()) <= LARGEST_VALUE)) {
      throw new ProjectException(path + " has the value " + value + "; it must be a number of frames.");
    }
    return Optional.of(new OtioTime(exact(value), OtioTime.rate(rate)));
  }

  private static BigDecimal exact(JsonNode value) {
    return value.isIntegralNumber() ? value.decimalValue() : BigDecimal.valueOf(value.asDouble());
  }

  private static String text(JsonNode json, String key) {
    return json.path(key).asText("");
  }

  private static ObjectNode metadata(JsonNode json) {
    return json.path("metadata") instanceof ObjectNode metadata ? metadata : JsonNodeFactory.instance.objectNode();
  }
}
