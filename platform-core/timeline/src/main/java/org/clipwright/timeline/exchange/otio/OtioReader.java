package org.clipwright.timeline.exchange.otio;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.clipwright.timeline.Profile;
import org.clipwright.timeline.ProjectException;
import org.clipwright.timeline.Rational;
import org.clipwright.timeline.document.ProjectKeys;

/**
 * Reads an OpenTimelineIO document as a project.
 *
 * <p>Tracks become layers, nested compositions tracks of their own, and a clip of sound that matches one of pictures
 * goes back into it. What {@link OtioWriter} put into the metadata counts again, where times have not been changed
 * since; that of other programs is kept for the next document.
 */
public final class OtioReader {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final int MOST_WARNINGS = 50;

  private final OtioItem.OtioTimeline timeline;
  private final OtioPlacing.Result result;
  private final Rational fps;
  private final List<String> warnings;

  /**
   * A project, and what of its document was not read.
   *
   * @param project as an OpenShot project; paths of media are as in the document
   */
  public record Found(ObjectNode project, List<String> warnings) {}

  private OtioReader(OtioItem.OtioTimeline timeline) {
    this.timeline = timeline;
    this.result = OtioPlacing.of(timeline);
    this.fps = rate();
    this.warnings = new ArrayList<>(result.warnings());
  }

  /** Whether JSON is an OpenTimelineIO document. */
  public static boolean reads(JsonNode json) {
    return json.has(OtioFormatter.SCHEMA);
  }

  /**
   * Reads a document.
   *
   * @param usual size and sound, where the document does not say
   * @throws ProjectException if it cannot be read
   */
  public static Found read(JsonNode json, Profile usual) {
    OtioReader reader = new OtioReader(OtioParser.read(json));
    return new Found(reader.project(usual), bounded(reader.warnings));
  }

  /** No more warnings than anybody reads. */
  public static List<String> bounded(List<String> warnings) {
    int more = warnings.size() - MOST_WARNINGS;
    return more <= 0 ? List.copyOf(warnings)
        : Stream.concat(warnings.stream().limit(MOST_WARNINGS), Stream.of("And " + more + " more.")).toList();
  }

  /** The rate that the document names, or else that of most of its clips, since documents have none of their own. */
  private Rational rate() {
    JsonNode named = own().path("fps");
    if (named.path("num").asInt() > 0 && named.path("den").asInt() > 0) {
      return new Rational(named.path("num").asInt(), named.path("den").asInt());
    }
    Map<Rational, Integer> rates = new LinkedHashMap<>();
    result.placed().stream()
        .flatMap(item -> item instanceof Placed.OfClip clip ? clip.clip().common().range().stream() : Stream.empty())
        .forEach(range -> rates.merge(range.duration().rate(), 1, Integer::sum));
    return rates.entrySet().stream().max(Map.Entry.comparingByValue()).map(Map.Entry::getKey)
        .or(() -> timeline.begins().map(OtioTime::rate)).orElse(new Rational(30, 1));
  }

  private ObjectNode own() {
    return OwnMetadata.own(timeline.metadata()).orElseGet(JSON::objectNode);
  }

  private ObjectNode project(Profile usual) {
    ProjectKeys keys = ProjectKeys.empty().size(usual.width(), usual.height())
        .sound(usual.sampleRate(), usual.channels(), usual.channelLayout());
    ObjectNode project = keys.json();
    own().properties().stream().filter(entry -> !entry.getKey().equals(OwnMetadata.EFFECTS))
        .forEach(entry -> project.set(entry.getKey(), entry.getValue()));
    keys.rate(fps);
    project.put("name", timeline.name());
    project.putArray("files");
    items(project);
    ObjectNode kept = OwnMetadata.foreign(timeline.metadata());
    timeline.begins().ifPresent(begins -> kept.set("global_start_time", OtioFormatter.time(begins)));
    OwnMetadata.keep(project, kept);
    return project;
  }

  private void items(ObjectNode project) {
    Map<Placed.TrackLane, Integer> layers = layers();
    SoundTwins twins = new SoundTwins(result.placed());
    ReadClips clips = new ReadClips(fps, twins, warnings);
    ReadTransitions transitions = new ReadTransitions(fps, result.placed());
    ArrayNode clipList = project.putArray("clips");
    ArrayNode effectList = project.putArray(OwnMetadata.EFFECTS);
    ArrayNode markerList = project.putArray("markers");
    for (Placed item : result.placed()) {
      int layer = layers.getOrDefault(item.lane(), 0);
      switch (item) {
        case Placed.OfClip clip -> clips.read(clip, layer).ifPresent(clipList::add);
        case Placed.OfTransition transition -> transitions.read(transition, layer).ifPresent(effectList::add);
        case Placed.OfMarker marker -> markerList.add(marker(marker));
      }
    }
    own().path(OwnMetadata.EFFECTS).forEach(effectList::add);
  }

  /** Tracks that name their layer keep it; others follow above, those of pictures before those of sound. */
  private Map<Placed.TrackLane, Integer> layers() {
    Map<Placed.TrackLane, Integer> layers = new TreeMap<>(Comparator.comparing(Placed.TrackLane::sound)
        .thenComparing(Placed.TrackLane::place, OtioReader::compare));
    result.placed().stream().filter(item -> !(item instanceof Placed.OfMarker))
        .forEach(item -> layers.put(item.lane(), item.lane().layer().orElse(0)));
    int next = layers.keySet().stream().flatMap(lane -> lane.layer().stream()).max(Integer::compare).orElse(0) + 1;
    for (Map.Entry<Placed.TrackLane, Integer> entry : layers.entrySet()) {
      if (entry.getKey().layer().isEmpty()) {
        entry.setValue(next++);
      }
    }
    return layers;
  }

  private static int compare(List<Integer> one, List<Integer> other) {
    for (int i = 0; i < Math.min(one.size(), other.size()); i++) {
      int order = Integer.compare(one.get(i), other.get(i));
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(one.size(), other.size());
  }

  private ObjectNode marker(Placed.OfMarker marker) {
    ObjectNode json = OwnMetadata.own(marker.metadata()).map(ObjectNode::deepCopy).orElseGet(JSON::objectNode);
    double position = json.path("position").asDouble(-1);
    if (Frames.of(position, fps) != marker.position().nearestFrame(fps)) {
      json.put("position", marker.position().toDouble());
    }
    json.put("name", marker.name());
    if (!marker.color().isBlank()) {
      json.put("vector", marker.color().toLowerCase(Locale.ROOT));
    }
    OwnMetadata.keep(json, OwnMetadata.foreign(marker.metadata()));
    return json;
  }
}
