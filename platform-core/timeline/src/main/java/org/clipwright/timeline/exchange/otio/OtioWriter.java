package org.clipwright.timeline.exchange.otio;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.clipwright.timeline.exchange.Dissolves;
import org.clipwright.timeline.exchange.ExchangeClip;
import org.clipwright.timeline.exchange.ExchangeProject;
import org.clipwright.timeline.exchange.otio.OtioItem.Common;
import org.clipwright.timeline.exchange.otio.OtioItem.Marker;
import org.clipwright.timeline.exchange.otio.OtioItem.Range;

/**
 * Writes a project as an OpenTimelineIO document.
 *
 * <p>Times are whole frames of the project, as it is rendered. Its exact seconds, and everything else for which the
 * schema has no words, are in {@code metadata.clipwright}, so that {@link OtioReader} restores the project.
 */
public final class OtioWriter {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  /** What decides how the project looks; the version decides how its values are understood. */
  private static final List<String> WHOLE = List.of("width", "height", "fps", "pixel_ratio", "sample_rate", "channels",
      "channel_layout", "version");

  private final ExchangeProject project;
  private final Dissolves dissolves;
  private final Map<String, String> names;

  private OtioWriter(ExchangeProject project) {
    this.project = project;
    this.dissolves = Dissolves.of(project);
    this.names = names();
  }

  /** The complete document. */
  public static ObjectNode write(ExchangeProject project) {
    return OtioFormatter.write(new OtioWriter(project).timeline());
  }

  private OtioItem.OtioTimeline timeline() {
    JsonNode kept = OwnMetadata.kept(project.document());
    OtioItem.Stack tracks = new OtioItem.Stack(
        new Common("tracks", Optional.empty(), List.of(), markers(), true, JSON.objectNode()), tracks());
    return new OtioItem.OtioTimeline(project.name(),
        OtioParser.time(kept.path("global_start_time"), "global_start_time"),
        tracks, OwnMetadata.of(project.document(), own()));
  }

  private ObjectNode own() {
    ObjectNode own = JSON.objectNode();
    WHOLE.stream().filter(project.document()::has).forEach(key -> own.set(key, project.document().get(key)));
    Set<JsonNode> written = Collections.newSetFromMap(new IdentityHashMap<>());
    project.clips().forEach(clip -> dissolves.transition(clip).ifPresent(found -> written.add(found.json())));
    ArrayNode effects = own.putArray(OwnMetadata.EFFECTS);
    for (JsonNode effect : project.document().path(OwnMetadata.EFFECTS)) {
      if (!written.contains(effect)) {
        effects.add(withoutName(effect));
      }
    }
    return own;
  }

  private static ObjectNode withoutName(JsonNode item) {
    ObjectNode json = item.deepCopy();
    json.remove(List.of("id", OwnMetadata.FOREIGN));
    return json;
  }

  private List<Marker> markers() {
    return project.markers().stream().map(marker -> new Marker(marker.name(),
        color(marker.json()), range(project.frame(marker.position()), 0),
        OwnMetadata.of(marker.json(), withoutName(marker.json()))))
        .toList();
  }

  private static String color(ObjectNode marker) {
    String color = marker.path("vector").asText("");
    return color.isBlank() ? "RED" : color.toUpperCase(Locale.ROOT);
  }

  private Range range(long first, long frames) {
    return new Range(OtioTime.of(first, project.profile().fps()), OtioTime.of(frames, project.profile().fps()));
  }

  /** Pictures from the lowest layer to the highest, then the sound of the layers. */
  private List<OtioItem> tracks() {
    List<OtioItem> tracks = new ArrayList<>();
    for (int layer : project.layers()) {
      rows(layer, project.clipsOn(layer).stream().filter(OtioWriter::isSeen).toList(), tracks, false);
    }
    for (int layer : project.layers()) {
      rows(layer, project.clipsOn(layer).stream().filter(clip -> clip.media().hasAudio()).toList(), tracks, true);
    }
    return tracks;
  }

  /** What has neither picture nor sound must stand somewhere, too. */
  private static boolean isSeen(ExchangeClip clip) {
    return clip.media().hasVideo() || !clip.media().hasAudio();
  }

  /** Clips of a layer that overlap without dissolving go to separate tracks. */
  private void rows(int layer, List<ExchangeClip> clips, List<OtioItem> tracks, boolean sound) {
    for (List<ExchangeClip> row : dissolves.rows(clips)) {
      String name = "Layer " + layer + (sound ? " sound" : "");
      Common common = new Common(name, Optional.empty(), List.of(), List.of(), true,
          OwnMetadata.of(JSON.objectNode().put(OwnMetadata.LAYER, layer)));
      OtioRow items = new OtioRow(project, dissolves, names, sound);
      tracks.add(new OtioItem.Track(common, sound, items.of(row)));
    }
  }

  /** Names of clips that others name, by their ids: the same for every copy of the project. */
  private Map<String, String> names() {
    Set<String> parents = new HashSet<>();
    project.clips().forEach(clip -> parents.add(clip.json().path(OwnMetadata.PARENT).asText("")));
    Map<String, String> names = new HashMap<>();
    project.layers().stream().flatMap(layer -> project.clipsOn(layer).stream()).map(ExchangeClip::id)
        .filter(parents::contains).forEach(id -> names.put(id, "clip-" + (names.size() + 1)));
    return names;
  }
}
