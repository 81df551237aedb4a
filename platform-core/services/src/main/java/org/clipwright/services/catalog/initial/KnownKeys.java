package org.clipwright.services.catalog.initial;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.clipwright.sdk.effect.EffectDescriptor;
import org.clipwright.timeline.ClipJson;
import org.clipwright.timeline.KeyframeJson;

/**
 * The keys of the JSON of a clip or an effect that mean something, here or to an editor.
 *
 * @param names all of them
 * @param animated those that are written as keyframes
 */
public record KnownKeys(Set<String> names, List<String> animated) {

  private static final Set<String> OF_CLIPS_BESIDES = Set.of(
      "file_id", "title", "image", "ui", "original_data", "original_merge_id", "crop_gravity", "crop_x", "crop_y",
      "crop_width", "crop_height", "manual_fps", "tags", "video_length");
  private static final Set<String> OF_EFFECTS = Set.of(
      "id", "type", "class_name", "short_name", "name", "description", "title", "layer", "position", "start", "end",
      "duration", "order", "has_audio", "has_video", "has_tracked_object", "parent_effect_id", "apply_before_clip",
      "ui",
      "reader", "mask_reader", "mask_source_id", "mask_invert", "mask_mode", "mask_time_mode", "mask_loop_mode",
      "mask_start", "mask_end", "objects", "objects_id", "original_merge_id", "fade_audio_hint", "protobuf_data_path");

  /** Those of clips. */
  public static KnownKeys ofClips() {
    return of(ClipJson.newest(), OF_CLIPS_BESIDES);
  }

  /** Those of the effects of a type. */
  public static KnownKeys of(EffectDescriptor effect) {
    return of(EffectJson.complete(effect, JsonNodeFactory.instance.objectNode()), OF_EFFECTS);
  }

  private static KnownKeys of(ObjectNode initial, Set<String> besides) {
    Set<String> names = new TreeSet<>(besides);
    initial.fieldNames().forEachRemaining(names::add);
    return new KnownKeys(names, initial.properties().stream()
        .filter(entry -> KeyframeJson.looksLikeKeyframe(entry.getValue())
            || KeyframeJson.looksLikeColor(entry.getValue()))
        .map(Map.Entry::getKey).toList());
  }
}
