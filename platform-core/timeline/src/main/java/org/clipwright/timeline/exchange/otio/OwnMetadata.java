package org.clipwright.timeline.exchange.otio;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clipwright.timeline.ClipJson;
import org.clipwright.timeline.ProjectException;

/**
 * What OpenTimelineIO has no word for, in the {@code metadata} of a document: this program's own under its name, and
 * that of other programs, which a project keeps under a separate key.
 */
final class OwnMetadata {

  /** This program's key in metadata. */
  static final String NAME = "clipwright";

  /** The key under which items keep what other programs wrote, as text, so that its paths do not name media. */
  static final String FOREIGN = "otio";

  static final String METADATA = "metadata";
  static final String EFFECTS = "effects";
  static final String CLIP = "clip";
  static final String FIRST = "first_frame";
  static final String FRAMES = "frames";
  static final String SOUND = "sound";
  static final String LAYER = "layer";
  static final String PARENT = "parentObjectId";

  /** What readers of media state of them; others, such as those of texts, say what is shown. */
  private static final List<String> MEDIA_READERS = List.of("", "FFmpegReader", "QtImageReader", "ImageReader");

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private OwnMetadata() {}

  /** Metadata with this program's part only. */
  static ObjectNode of(ObjectNode own) {
    return with(JsonNodeFactory.instance.objectNode(), own);
  }

  /** The metadata that an item of a project keeps for other programs, with this program's part. */
  static ObjectNode of(JsonNode item, ObjectNode own) {
    JsonNode kept = kept(item).path(METADATA);
    return with(kept.isObject() ? kept.deepCopy() : JsonNodeFactory.instance.objectNode(), own);
  }

  /**
   * What an item of a project keeps of other programs; missing if nothing.
   *
   * @throws ProjectException if it has been changed to something that is not JSON
   */
  static JsonNode kept(JsonNode item) {
    if (!item.has(FOREIGN)) {
      return MissingNode.getInstance();
    }
    try {
      return MAPPER.readTree(item.path(FOREIGN).asText(""));
    } catch (JsonProcessingException e) {
      throw new ProjectException("\"" + FOREIGN + "\" is not valid JSON: " + e.getOriginalMessage());
    }
  }

  /** Keeps what other programs wrote of an item, unless that is nothing. */
  static void keep(ObjectNode item, ObjectNode kept) {
    if (!kept.isEmpty()) {
      item.put(FOREIGN, kept.toString());
    }
  }

  private static ObjectNode with(ObjectNode metadata, ObjectNode own) {
    metadata.set(NAME, own);
    return metadata;
  }

  /** This program's part of metadata. */
  static Optional<ObjectNode> own(ObjectNode metadata) {
    return metadata.path(NAME) instanceof ObjectNode own ? Optional.of(own) : Optional.empty();
  }

  /** The other programs' part of metadata, to be kept. */
  static ObjectNode foreign(ObjectNode metadata) {
    ObjectNode foreign = metadata.deepCopy();
    foreign.remove(NAME);
    ObjectNode kept = JsonNodeFactory.instance.objectNode();
    return foreign.isEmpty() ? kept : kept.set(METADATA, foreign);
  }

  /**
   * What a project says of a clip, without what the document says in its own words, and what every clip has.
   *
   * @param names of clips that others name, by their ids
   */
  static ObjectNode clip(ObjectNode json, Map<String, String> names) {
    ObjectNode kept = json.deepCopy();
    kept.remove(List.of("file_id", "duration", "image", "id", EFFECTS, FOREIGN));
    if (MEDIA_READERS.contains(kept.path("reader").path("type").asText(""))) {
      kept.remove("reader");
    }
    ClipJson.defaults().properties().stream().filter(usual -> usual.getValue().equals(kept.get(usual.getKey())))
        .forEach(usual -> kept.remove(usual.getKey()));
    Optional.ofNullable(names.get(json.path("id").asText(""))).ifPresent(name -> kept.put("id", name));
    Optional.ofNullable(names.get(json.path(PARENT).asText(""))).ifPresent(name -> kept.put(PARENT, name));
    return kept;
  }
}
