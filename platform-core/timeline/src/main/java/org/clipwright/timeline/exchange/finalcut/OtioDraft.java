package org.clipwright.timeline.exchange.finalcut;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.clipwright.timeline.Rational;
import org.clipwright.timeline.exchange.ExactSeconds;
import org.clipwright.timeline.exchange.otio.ClipLook;

/** Builds the OpenTimelineIO document that says the same as another, so that all formats are read by one reader. */
final class OtioDraft {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final String SCHEMA = "OTIO_SCHEMA";

  private final Rational fps;
  private final Map<Integer, List<Row>> rows = new TreeMap<>();
  private final ArrayNode markers = JSON.arrayNode();
  private final ObjectNode own = JSON.objectNode();

  /** Items one after the other: clips, gaps and transitions. */
  static final class Row {

    private final ArrayNode items = JSON.arrayNode();
    private ExactSeconds end;

    private Row(ExactSeconds begin) {
      this.end = begin;
    }
  }

  /**
   * A clip of a row.
   *
   * @param path its media, as the document names them
   * @param first where it begins, in seconds of its own
   * @param enabled whether it is seen and heard
   */
  record Clip(String name, String path, ExactSeconds first, ExactSeconds length, boolean enabled, ClipLook look) {}

  OtioDraft(Rational fps) {
    this.fps = fps;
    own.putObject("fps").put("num", fps.num()).put("den", fps.den());
  }

  Rational fps() {
    return fps;
  }

  /** What the whole project is like. */
  ObjectNode project() {
    return own;
  }

  /**
   * A row that begins at a time of the timeline.
   *
   * @param lane its height; rows of one lane share a track where they do not overlap
   */
  Row row(int lane, ExactSeconds begin) {
    List<Row> known = rows.computeIfAbsent(lane, _ -> new ArrayList<>());
    Row row = known.stream().filter(other -> other.end.compareTo(begin) <= 0).findFirst().orElse(null);
    if (row == null) {
      row = new Row(ExactSeconds.ZERO);
      known.add(row);
    }
    fill(row, begin);
    return row;
  }

  /** Leaves nothing in a row until a time. */
  void fill(Row row, ExactSeconds until) {
    if (until.compareTo(row.end) > 0) {
      ObjectNode gap = row.items.addObject().put(SCHEMA, "Gap.1");
      gap.set("source_range", range(ExactSeconds.ZERO, until.minus(row.end)));
      row.end = until;
    }
  }

  ExactSeconds end(Row row) {
    return row.end;
  }

  void add(Row row, Clip clip) {
    ObjectNode json = row.items.addObject().put(SCHEMA, "Clip.2").put("name", clip.name());
    json.put("enabled", clip.enabled());
    json.set("source_range", range(clip.first(), clip.length()));
    json.putObject("media_references").putObject("DEFAULT_MEDIA").put(SCHEMA, "ExternalReference.1")
        .put("target_url", clip.path());
    json.put("active_media_reference_key", "DEFAULT_MEDIA");
    json.putObject("metadata").putObject("clipwright").set(ClipLook.KEY, clip.look().json());
    row.end = row.end.plus(clip.length());
  }

  /** A passage around the place that a row has come to. */
  void dissolve(Row row, ExactSeconds before, ExactSeconds after) {
    ObjectNode json = row.items.addObject().put(SCHEMA, "Transition.1").put("transition_type", "SMPTE_Dissolve");
    json.set("in_offset", time(before));
    json.set("out_offset", time(after));
  }

  void marker(String name, ExactSeconds at) {
    ObjectNode json = markers.addObject().put(SCHEMA, "Marker.2").put("name", name);
    json.set("marked_range", range(at, ExactSeconds.ZERO));
  }

  /** The document. */
  ObjectNode document(String name) {
    ObjectNode timeline = JSON.objectNode().put(SCHEMA, "Timeline.1").put("name", name);
    timeline.putObject("metadata").set("clipwright", own);
    ObjectNode stack = timeline.putObject("tracks").put(SCHEMA, "Stack.1");
    stack.set("markers", markers);
    ArrayNode tracks = stack.putArray("children");
    rows.values().forEach(lane -> lane.forEach(row -> tracks.addObject().put(SCHEMA, "Track.1").put("kind", "Video")
        .set("children", row.items)));
    return timeline;
  }

  private ObjectNode range(ExactSeconds start, ExactSeconds duration) {
    ObjectNode json = JSON.objectNode().put(SCHEMA, "TimeRange.1");
    json.set("start_time", time(start));
    return json.set("duration", time(duration));
  }

  private ObjectNode time(ExactSeconds seconds) {
    return JSON.objectNode().put(SCHEMA, "RationalTime.1").put("rate", fps.toDouble()).put("value",
        seconds.frames(fps));
  }
}
