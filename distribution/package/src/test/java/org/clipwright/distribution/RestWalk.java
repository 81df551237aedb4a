package org.clipwright.distribution;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.clipwright.distribution.SchemaProbes.Operation;

/** The places in which operations of the REST API take ids, and how to send one there. */
final class RestWalk {

  static final List<String> KINDS = List.of("project", "file", "clip", "effect", "export");

  private static final Set<String> LINKS = Set.copyOf(KINDS);

  /** Addresses in bodies that lead to no object of this server, or that it only tells. */
  private static final Set<String> OTHER_ADDRESSES = Set.of("webhook", "url", "media", "output");

  /** Values in bodies, paths and queries that name no object. */
  private static final Set<String> VALUES = Set.of("append_file_transcript", "archive", "args", "audio_bitrate",
      "audio_codec", "backend", "background_color", "background_opacity", "bits", "caption_text", "channel_layout",
      "channels", "columns", "curve", "drop_shadow", "end", "end_frame", "export_type", "file_transcript_language",
      "filename_contains", "fill_color", "fill_opacity", "fit", "font_file", "font_name", "font_size", "format",
      "fps_den", "fps_num", "frame_number", "height", "image_format", "image_quality", "index", "interval", "json",
      "language", "layer", "length_in_seconds", "model", "name", "ordering", "page", "page_size", "password",
      "points", "position", "position_in_seconds", "preset", "property", "replace", "rows", "sample_rate",
      "samples_per_pixel", "search", "start", "start_frame", "status", "stroke_color", "stroke_opacity",
      "stroke_size", "template", "text", "title", "translate", "type", "username", "v", "value", "video_bitrate",
      "video_codec", "video_format", "width");

  /**
   * Operations that no id of anybody's can be given to; lists hold the caller's own objects and are looked at by
   * themselves.
   */
  private static final Set<String> WITHOUT_IDS = Set.of("GET /", "GET /schema/", "POST /tokens/", "GET /info/",
      "GET /info/effects/", "GET /info/presets/", "GET /info/curves/", "GET /info/transcription/", "GET /info/fonts/",
      "POST /info/fonts/", "GET /info/fonts/thumbnail/", "GET /info/titles/",
      "GET /info/titles/{template}/thumbnail/", "POST /info/titles/{template}/thumbnail/", "GET /projects/",
      "POST /projects/");

  private RestWalk() {}

  /**
   * What the walk does not know of an operation: then it has to be told whether objects can be named there, and to go
   * there.
   */
  static List<String> uncovered(Operation operation, JsonNode shape) {
    String name = operation.method() + " " + operation.path();
    List<String> names = new ArrayList<>();
    shape.path("properties").fieldNames().forEachRemaining(names::add);
    parameters(operation).forEach(names::add);
    List<String> uncovered = new ArrayList<>();
    names.stream()
        .filter(value -> !LINKS.contains(value) && !OTHER_ADDRESSES.contains(value) && !VALUES.contains(value))
        .forEach(value -> uncovered.add(name + " " + value + " is in none of the lists of RestWalk: add it to VALUES"
            + " if it names no object"));
    Stream.of(operation.path().split("/"))
        .filter(part -> part.startsWith("{")
            && !List.of("{id}", "{item}", "{template}", SchemaProbes.FRAME).contains(part))
        .forEach(part -> uncovered.add(name + " " + part + ": the walk has no value for this part"));
    if (places(operation, shape).isEmpty() && !WITHOUT_IDS.contains(name)) {
      uncovered.add(name + " takes no id that the walk knows: if it takes none, add it to RestWalk.WITHOUT_IDS");
    }
    return uncovered;
  }

  /** What a place is for: the kind before it in the path, or the one that it is named for. */
  static String kind(Operation operation, String place) {
    return place.startsWith("{")
        ? SchemaProbes.kind(operation.path(), place.substring(1, place.length() - 1)).replaceFirst("s$", "")
        : place.replace("?", "");
  }

  private static Stream<String> parameters(Operation operation) {
    return StreamSupport.stream(operation.description().path("parameters").spliterator(), false)
        .filter(parameter -> parameter.path("in").asText().equals("query"))
        .map(parameter -> parameter.path("name").asText());
  }

  /** Where ids stand in an operation: in its path, its body and its query. */
  static List<String> places(Operation operation, JsonNode shape) {
    List<String> places = new ArrayList<>();
    for (String name : List.of("{id}", "{item}")) {
      if (operation.path().contains(name)) {
        places.add(name);
      }
    }
    boolean within = operation.path().startsWith("/projects/{id}/");
    LINKS.stream().filter(name -> shape.path("properties").has(name))
        .filter(name -> !(within && name.equals("project")
            && operation.path().matches(".*/(files|clips|effects|exports)/(\\{item}/)?")))
        .forEach(places::add);
    parameters(operation).filter(LINKS::contains).forEach(name -> places.add("?" + name));
    return places;
  }

  /** What the server answers to an id in a place, with the status before it. */
  static String sent(
      Client client, SchemaProbes probes, Operation operation, String place, String id, Map<String, String> own)
      throws Exception {
    Map<String, String> ids = new LinkedHashMap<>();
    KINDS.forEach(kind -> ids.put(kind + "s", own.get(kind)));
    Map<String, String> links = new LinkedHashMap<>();
    KINDS.forEach(kind -> links.put(kind, "/" + kind + "s/" + (place.equals(kind) ? id : own.get(kind)) + "/"));
    String named = place.startsWith("{") ? operation.path().replace(place, id) : operation.path();
    String path = SchemaProbes.filled(named, ids)
        + (place.startsWith("?") ? place + "=" + id : "");
    boolean bodied = operation.description().has("requestBody");
    Optional<String> link = Optional.of(place).filter(LINKS::contains);
    String body = bodied ? probes.validBody(operation, links, link) : "";
    HttpResponse<String> answer = client.send(operation.method(), path, bodied ? "application/json" : "", body);
    return answer.statusCode() + " " + answer.body();
  }
}
