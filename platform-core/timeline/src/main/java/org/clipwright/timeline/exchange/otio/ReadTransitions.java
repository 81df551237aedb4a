package org.clipwright.timeline.exchange.otio;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.clipwright.timeline.EffectItem;
import org.clipwright.timeline.Interpolation;
import org.clipwright.timeline.Keyframe;
import org.clipwright.timeline.KeyframeJson;
import org.clipwright.timeline.Point;
import org.clipwright.timeline.Rational;
import org.clipwright.timeline.exchange.ExactSeconds;
import org.clipwright.timeline.exchange.otio.Placed.OfTransition;
import org.clipwright.timeline.exchange.otio.Placed.OfTransition.Way;

/** Turns the transitions of a document into those of a project. */
final class ReadTransitions {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final String FADE = "@transitions/common/fade.svg";
  private static final double CONTRAST = 3;

  private final Rational fps;
  private final Set<Span> heard = new HashSet<>();
  private final Set<Span> seen = new HashSet<>();

  /** When a transition takes place. */
  private record Span(ExactSeconds position, ExactSeconds length) {

    static Span of(OfTransition transition) {
      return new Span(transition.position(), transition.length());
    }
  }

  ReadTransitions(Rational fps, List<Placed> placed) {
    this.fps = fps;
    for (Placed item : placed) {
      if (item instanceof OfTransition transition) {
        (transition.lane().sound() ? heard : seen).add(Span.of(transition));
      }
    }
  }

  /** The JSON of a transition; empty if it is the sound of one that is seen. */
  Optional<ObjectNode> read(OfTransition transition, int layer) {
    Span span = Span.of(transition);
    double length = transition.length().toDouble();
    if (transition.lane().sound() && seen.contains(span) || !(length > 0)) {
      return Optional.empty();
    }
    ObjectNode json = OwnMetadata.own(transition.transition().metadata()).map(own -> kept(transition, own))
        .orElseGet(() -> foreign(transition, heard.contains(span)));
    json.put("layer", layer);
    OwnMetadata.keep(json, OwnMetadata.foreign(transition.transition().metadata()));
    return Optional.of(json);
  }

  /** Exact unless its clips overlap elsewhere or longer than when it was written. */
  private ObjectNode kept(OfTransition transition, ObjectNode own) {
    ObjectNode json = own.deepCopy();
    json.remove(OwnMetadata.FRAMES);
    double position = json.path("position").asDouble();
    double end = position + json.path("end").asDouble() - json.path("start").asDouble();
    ExactSeconds over = transition.position().plus(transition.length());
    boolean same = transition.length().nearestFrame(fps) == own.path(OwnMetadata.FRAMES).asLong()
        && Frames.of(position, fps) < over.nearestFrame(fps)
        && Frames.of(end, fps) > transition.position().nearestFrame(fps);
    return same ? json : placed(json, transition);
  }

  private ObjectNode foreign(OfTransition transition, boolean sound) {
    ObjectNode json = JSON.objectNode().put("type", EffectItem.TRANSITION).put("title", "Fade");
    placed(json, transition);
    double hidden = transition.way() == Way.TO_NOTHING ? -1 : 1;
    double frames = Math.max(2, transition.length().nearestFrame(fps));
    json.set("brightness", KeyframeJson.write(Keyframe.of(List.of(Point.of(1, hidden, Interpolation.LINEAR),
        Point.of(frames, -hidden, Interpolation.LINEAR)))));
    json.set("contrast", KeyframeJson.write(CONTRAST));
    json.putObject("reader").put("path", FADE).put("type", "QtImageReader").put("has_video", true);
    json.put("replace_image", false);
    return json.put("fade_audio_hint", sound);
  }

  private static ObjectNode placed(ObjectNode json, OfTransition transition) {
    return json.put("position", transition.position().isNegative() ? 0 : transition.position().toDouble())
        .put("start", 0).put("end", transition.length().toDouble());
  }
}
