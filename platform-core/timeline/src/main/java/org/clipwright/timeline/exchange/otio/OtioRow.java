package org.clipwright.timeline.exchange.otio;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clipwright.timeline.Rational;
import org.clipwright.timeline.exchange.Dissolves;
import org.clipwright.timeline.exchange.ExactSeconds;
import org.clipwright.timeline.exchange.ExchangeClip;
import org.clipwright.timeline.exchange.ExchangeProject;
import org.clipwright.timeline.exchange.otio.OtioItem.Common;
import org.clipwright.timeline.exchange.otio.OtioItem.Effect;
import org.clipwright.timeline.exchange.otio.OtioItem.MediaReference;
import org.clipwright.timeline.exchange.otio.OtioItem.Range;

/** Writes clips that follow each other as the items of a track. */
final class OtioRow {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final ExchangeProject project;
  private final Dissolves dissolves;
  private final Map<String, String> names;
  private final boolean sound;
  private final Rational fps;

  /**
   * Writes rows of a project.
   *
   * @param names of clips that others name, by their ids
   * @param sound whether the track is one of sound
   */
  OtioRow(ExchangeProject project, Dissolves dissolves, Map<String, String> names, boolean sound) {
    this.project = project;
    this.dissolves = dissolves;
    this.names = names;
    this.sound = sound;
    this.fps = project.profile().fps();
  }

  List<OtioItem> of(List<ExchangeClip> row) {
    List<OtioItem> items = new ArrayList<>();
    long at = 0;
    for (int i = 0; i < row.size(); i++) {
      ExchangeClip clip = row.get(i);
      long first = project.frame(clip.position());
      if (i > 0 && isDissolve(row.get(i - 1), clip)) {
        items.add(dissolve(row.get(i - 1), clip));
      } else if (first > at) {
        items.add(new OtioItem.Gap(new Range(OtioTime.of(0, fps), OtioTime.of(first - at, fps))));
      }
      boolean dissolving = i + 1 < row.size() && isDissolve(clip, row.get(i + 1));
      at = dissolving ? project.frame(row.get(i + 1).position()) : first + project.frames(clip);
      items.add(clip(clip, at - first));
    }
    return items;
  }

  /** Equal clips may lie above each other. */
  private boolean isDissolve(ExchangeClip from, ExchangeClip into) {
    return dissolves.from(into).filter(before -> before == from).isPresent();
  }

  /** The cut is where the incoming clip begins; the outgoing one goes on under it. */
  private OtioItem dissolve(ExchangeClip from, ExchangeClip into) {
    long frames = project.frame(from.endPosition()) - project.frame(into.position());
    ObjectNode metadata = sound ? JSON.objectNode() : dissolves.transition(into)
        .map(found -> OwnMetadata.of(found.json(), own(found.json(), frames))).orElseGet(JSON::objectNode);
    return new OtioItem.Transition("Cross Dissolve", "SMPTE_Dissolve", OtioTime.of(0, fps), OtioTime.of(frames, fps),
        metadata);
  }

  private static ObjectNode own(ObjectNode transition, long frames) {
    ObjectNode own = transition.deepCopy();
    own.remove(List.of("id", OwnMetadata.FOREIGN));
    return own.put(OwnMetadata.FRAMES, frames);
  }

  private OtioItem clip(ExchangeClip clip, long frames) {
    double speed = clip.speed(fps).orElse(1);
    long first = first(clip, speed);
    ExactSeconds start = clip.timeOfDay().plus(ExactSeconds.of(first, fps));
    Range range = new Range(OtioTime.of(start, fps), OtioTime.of(frames, fps));
    boolean twin = sound && clip.media().hasVideo();
    Common common = new Common(clip.title(), Optional.of(range), twin ? speed(speed) : effects(clip, speed),
        List.of(), true, twin ? JSON.objectNode() : OwnMetadata.of(clip.json(), own(clip, first)));
    return new OtioItem.Clip(common, media(clip));
  }

  /** The earliest frame of the media that is seen; backwards, that is the last one. */
  private long first(ExchangeClip clip, double speed) {
    long shown = project.frame(clip.sourceStart(fps));
    return speed < 0 ? Math.max(0, shown + Math.round(speed * (project.frames(clip) - 1))) : shown;
  }

  private ObjectNode own(ExchangeClip clip, long first) {
    ObjectNode own = JSON.objectNode();
    own.set(OwnMetadata.CLIP, OwnMetadata.clip(clip.json(), names));
    own.put(OwnMetadata.FIRST, first);
    own.put(OwnMetadata.FRAMES, project.frames(clip));
    own.put(OwnMetadata.SOUND, clip.media().hasVideo() && clip.media().hasAudio());
    return own;
  }

  private static List<Effect> effects(ExchangeClip clip, double speed) {
    List<Effect> effects = new ArrayList<>(speed(speed));
    for (JsonNode effect : clip.json().path(OwnMetadata.EFFECTS)) {
      String type = effect.path("type").asText(effect.path("class_name").asText(""));
      effects.add(new Effect(Effect.EFFECT, type, type, Optional.empty(), OwnMetadata.of(effect.deepCopy())));
    }
    for (JsonNode kept : OwnMetadata.kept(clip.json()).path(OwnMetadata.EFFECTS)) {
      effects.add(OtioParser.effect(kept));
    }
    return effects;
  }

  private static List<Effect> speed(double speed) {
    if (speed == 1) {
      return List.of();
    }
    return List.of(speed == 0
        ? new Effect(Effect.FREEZE, "", "FreezeFrame", Optional.of(0.0), JSON.objectNode())
        : new Effect(Effect.SPEED, "", "LinearTimeWarp", Optional.of(speed), JSON.objectNode()));
  }

  private MediaReference media(ExchangeClip clip) {
    Rational rate = clip.media().fps().toDouble() > 0 ? clip.media().fps() : fps;
    long frames = Math.round(clip.media().durationSeconds() * rate.toDouble());
    return new MediaReference(MediaReference.EXTERNAL, clip.title(), clip.url(), Optional.of(
        new Range(OtioTime.of(clip.timeOfDay(), rate), OtioTime.of(frames, rate))));
  }
}
