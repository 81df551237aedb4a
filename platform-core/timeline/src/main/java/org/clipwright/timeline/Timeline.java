package org.clipwright.timeline;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An immutable picture of one project, ready to be rendered.
 *
 * @param profile the shape of its output
 * @param pixelRatio the shape of a pixel of the canvas
 * @param clips by layer, then by position, so from the lowest up
 * @param effects effects on the timeline, in the order they are applied
 */
public record Timeline(Profile profile, Rational pixelRatio, List<Clip> clips, List<EffectItem> effects) {

  public Timeline {
    clips = clips.stream().sorted(Comparator.comparingInt(Clip::layer).thenComparing(Clip::position)).toList();
    effects = effects.stream().sorted(EffectOrder.APPLIED).toList();
  }

  /** The clip of this id. */
  public Optional<Clip> clip(String id) {
    return clips.stream().filter(clip -> clip.id().equals(id)).findFirst();
  }

  /** Number of the last frame; 0 when there is nothing on the timeline. */
  public long lastFrame() {
    return FrameNumber.covering(lengthSeconds(), profile.fps());
  }

  /** As {@link #lastFrame} with the original's float error, which may make it one frame longer. */
  public long originalLastFrame() {
    return (long) Math.ceil(lengthSeconds() * profile.fps().toDouble());
  }

  /** When the last clip or effect ends, the sums done in single precision. */
  public float lengthSeconds() {
    Stream<Float> clipEnds =
        clips.stream().map(clip -> FrameNumber.endSeconds(clip.position(), clip.start(), clip.end()));
    Stream<Float> effectEnds =
        effects.stream().map(effect -> FrameNumber.endSeconds(effect.position(), effect.start(), effect.end()));
    return Stream.concat(clipEnds, effectEnds).max(Comparator.naturalOrder()).orElse(0f);
  }
}
