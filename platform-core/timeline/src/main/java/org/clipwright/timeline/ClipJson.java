package org.clipwright.timeline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.clipwright.timeline.ClipGeometry.LocationSystem;

/** The JSON of a clip: the content of a new one, and how a partial one is completed. */
public final class ClipJson {

  /** Never modified. */
  private static final ObjectNode INITIAL = defaults();

  private ClipJson() {}

  /** A new clip's JSON with every key that the original engine writes; a new object on each call. */
  public static ObjectNode defaults() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.set("alpha", KeyframeJson.write(1));
    json.put("anchor", 0);
    curves(json, -1, "channel_filter", "channel_mapping");
    json.put("composite", 0);
    curves(json, 0, "corner_radius");
    json.put("display", 0);
    json.put("duration", 0.0);
    json.putArray("effects");
    json.put("end", 0.0);
    json.put("gravity", Gravity.CENTER.ordinal());
    curves(json, -1, "has_audio", "has_video");
    json.put("id", "");
    json.put("layer", 0);
    curves(json, 0, "location_x", "location_y");
    curves(json, 0, "margin");
    json.put("mixing", 0);
    curves(json, 0.5, "origin_x", "origin_y");
    json.put("parentObjectId", "");
    for (int corner = 1; corner <= 4; corner++) {
      curves(json, -1, "perspective_c" + corner + "_x", "perspective_c" + corner + "_y");
    }
    json.put("position", 0.0);
    json.putObject("reader");
    json.set("rotation", KeyframeJson.write(Keyframe.EMPTY));
    json.put("scale", ScaleMode.FIT.ordinal());
    curves(json, 1, "scale_x", "scale_y");
    curves(json, 0, "shear_x", "shear_y");
    json.put("start", 0.0);
    curves(json, 1, "time", "volume");
    json.set("wave_color", KeyframeJson.writeColor(0, 123, 255, 255));
    json.put("waveform", false);
    return json;
  }

  /** A copy of a clip's JSON with defaults for all missing keys; everything it states, known or not, is kept. */
  public static ObjectNode complete(ObjectNode clip) {
    return completed(clip, defaults());
  }

  /**
   * The same, for callers that change only its top-level keys: nested objects may be shared, so that a minimal clip, of
   * which there may be thousands, takes a tenth of the memory.
   */
  public static ObjectNode completeToRead(ObjectNode clip) {
    return completed(clip, INITIAL);
  }

  private static ObjectNode completed(ObjectNode clip, ObjectNode initial) {
    ObjectNode completed = clip.deepCopy();
    for (Map.Entry<String, JsonNode> entry : initial.properties()) {
      if (!completed.hasNonNull(entry.getKey())) {
        completed.set(entry.getKey(), entry.getValue());
      }
    }
    return completed;
  }

  /** Keys of a new clip's JSON whose absence means something else, as in the clips of older editors. */
  private static ObjectNode sinceVersion4() {
    return JsonNodeFactory.instance.objectNode().put("waveform_mode", 1).put("reader_orientation_mode", "reader")
        .put(LocationSystem.KEY, "auto");
  }

  /** Every key of a clip that the newest editor writes; a new object on each call. */
  public static ObjectNode newest() {
    ObjectNode json = defaults();
    json.setAll(sinceVersion4());
    return json;
  }

  /** A copy of a new clip's JSON with the keys without which it would be taken for an older editor's. */
  public static ObjectNode begun(ObjectNode clip) {
    ObjectNode json = sinceVersion4();
    json.setAll(clip);
    return json;
  }

  /**
   * A copy of the JSON that replaces a clip's: it stays a clip of the editor that it was of, even if the new JSON names
   * only what is to change, so that a new volume does not place the picture by older rules.
   */
  public static ObjectNode replacing(ObjectNode old, ObjectNode clip) {
    ObjectNode json = sinceVersion4();
    json.retain(old.properties().stream().map(Map.Entry::getKey).toList());
    json.properties().forEach(entry -> entry.setValue(old.get(entry.getKey())));
    json.setAll(clip);
    return json;
  }

  private static void curves(ObjectNode json, double value, String... keys) {
    for (String key : keys) {
      json.set(key, KeyframeJson.write(value));
    }
  }
}
