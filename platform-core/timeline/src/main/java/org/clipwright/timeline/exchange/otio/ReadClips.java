package org.clipwright.timeline.exchange.otio;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import org.clipwright.timeline.ClipJson;
import org.clipwright.timeline.Interpolation;
import org.clipwright.timeline.Keyframe;
import org.clipwright.timeline.KeyframeJson;
import org.clipwright.timeline.Point;
import org.clipwright.timeline.Rational;
import org.clipwright.timeline.exchange.ExactSeconds;
import org.clipwright.timeline.exchange.otio.OtioItem.Effect;
import org.clipwright.timeline.exchange.otio.Placed.OfClip;

/** Turns the clips of a document into those of a project. */
final class ReadClips {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final String START = "start";
  private static final String END = "end";

  private final Rational fps;
  private final SoundTwins twins;
  private final List<String> warnings;

  ReadClips(Rational fps, SoundTwins twins, List<String> warnings) {
    this.fps = fps;
    this.twins = twins;
    this.warnings = warnings;
  }

  /** The JSON of a clip; empty if it is part of another, or shows nothing that can be found. */
  Optional<ObjectNode> read(OfClip clip, int layer) {
    if (twins.isMerged(clip)) {
      return Optional.empty();
    }
    String path = ReadMedia.path(clip.clip());
    if (path.isBlank()) {
      warnings.add("The clip \"" + clip.clip().common().name() + "\" is not read: its media are a "
          + clip.clip().media().schema() + ", not a file.");
      return Optional.empty();
    }
    Optional<ObjectNode> own = OwnMetadata.own(clip.clip().common().metadata())
        .filter(found -> found.path(OwnMetadata.CLIP).isObject());
    ObjectNode json = own.map(found -> kept(clip, found)).orElseGet(() -> foreign(clip));
    json.put("layer", layer);
    json.withObject("/reader").put("path", path);
    effects(clip, json);
    if (!clip.enabled()) {
      hide(json, "has_video");
      hide(json, "has_audio");
    }
    return Optional.of(json);
  }

  /** A clip that this program wrote: exact where it was not changed. */
  private ObjectNode kept(OfClip clip, ObjectNode own) {
    ObjectNode json = own.path(OwnMetadata.CLIP).deepCopy();
    if (Frames.of(json.path("position").asDouble(), fps) != clip.position().nearestFrame(fps)) {
      json.put("position", clip.position().toDouble());
    }
    trim(clip, own, json);
    if (own.path(OwnMetadata.SOUND).asBoolean() && !twins.isHeard(clip)) {
      hide(json, "has_audio");
    }
    return json;
  }

  private void trim(OfClip clip, ObjectNode own, ObjectNode json) {
    long later = earliest(clip) - own.path(OwnMetadata.FIRST).asLong();
    long frames = clip.length().nearestFrame(fps);
    if (later == 0 && frames == own.path(OwnMetadata.FRAMES).asLong()) {
      return;
    }
    double speed = clip.speed() == 0 ? 1 : Math.abs(clip.speed());
    ExactSeconds start = ExactSeconds.of(json.path(START).asDouble());
    ExactSeconds moved = clip.speed() < 0 ? start : start.plus(ExactSeconds.of(later, fps).dividedBy(speed));
    ExactSeconds begun = moved.isNegative() ? ExactSeconds.ZERO : moved;
    json.put(START, begun.toDouble());
    json.put(END, begun.plus(clip.length()).toDouble());
  }

  /** The earliest frame of the media in a clip's range, as it was written. */
  private long earliest(OfClip clip) {
    long first = clip.first().nearestFrame(fps);
    return clip.speed() < 0
        ? first + Math.round(clip.speed() * (clip.length().nearestFrame(fps) - 1)) : first;
  }

  private ObjectNode foreign(OfClip clip) {
    ObjectNode json = ClipJson.begun(JSON.objectNode());
    json.put("position", clip.position().toDouble());
    ExactSeconds first = clip.first().isNegative() ? ExactSeconds.ZERO : clip.first();
    if (clip.speed() == 1) {
      json.put(START, first.toDouble()).put(END, first.plus(clip.length()).toDouble());
    } else {
      json.put(START, 0).put(END, clip.length().toDouble());
      json.set("time", KeyframeJson.write(curve(first, clip)));
    }
    if (clip.lane().sound()) {
      hide(json, "has_video");
    } else if (twins.any() && !twins.isHeard(clip)) {
      hide(json, "has_audio");
    }
    OwnMetadata.own(clip.clip().common().metadata())
        .ifPresent(own -> ClipLook.apply(own.path(ClipLook.KEY), json, fps));
    return json;
  }

  private Keyframe curve(ExactSeconds first, OfClip clip) {
    double from = first.frames(fps).doubleValue() + 1;
    double frames = clip.length().frames(fps).doubleValue();
    return Keyframe.of(List.of(Point.of(1, from, Interpolation.LINEAR),
        Point.of(frames + 1, from + frames * clip.speed(), Interpolation.LINEAR)));
  }

  private void effects(OfClip clip, ObjectNode json) {
    ArrayNode own = JSON.arrayNode();
    ArrayNode foreign = JSON.arrayNode();
    for (Effect effect : clip.clip().common().effects()) {
      Optional<ObjectNode> written = OwnMetadata.own(effect.metadata());
      if (written.isPresent()) {
        own.add(written.get());
      } else if (effect.speed().isEmpty()) {
        foreign.add(OtioFormatter.effect(effect));
        warnings.add("The effect \"" + effect.kind() + "\" of the clip \"" + clip.clip().common().name()
            + "\" is kept but not rendered.");
      }
    }
    json.set(OwnMetadata.EFFECTS, own);
    ObjectNode kept = OwnMetadata.foreign(clip.clip().common().metadata());
    if (!foreign.isEmpty()) {
      kept.set(OwnMetadata.EFFECTS, foreign);
    }
    OwnMetadata.keep(json, kept);
  }

  private static void hide(ObjectNode json, String key) {
    json.set(key, KeyframeJson.write(0));
  }
}
