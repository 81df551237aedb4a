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
 * @param rules by which version of the original engine it is meant
 */
public record Timeline(
    Profile profile, Rational pixelRatio, List<Clip> clips, List<EffectItem> effects, EngineRules rules) {

  public Timeline {
    clips = clips.stream().sorted(Comparator.comparingInt(Clip::layer).thenComparing(clip -> clip.range().position()))
        .toList();
    effects = effects.stream().sorted(EffectOrder.APPLIED).toList();
  }

  /** The clip of this id. */
  public Optional<Clip> clip(String id) {
    return clips.stream().filter(clip -> clip.id().equals(id)).findFirst();
  }

  /** Number of the last frame: the last that a clip or an effect covers; 0 when there is nothing on the timeline. */
  public long lastFrame() {
    return TimelineRange.lastFrame(ranges(), profile.fps());
  }

  /** When the last clip or effect ends. */
  public double lengthSeconds() {
    return ranges().mapToDouble(TimelineRange::endPosition).max().orElse(0);
  }

  /** The same timeline with seconds that become frames in another way. */
  public Timeline in(TimelineRange.Precision precision) {
    return new Timeline(
        profile,
        pixelRatio,
        clips.stream().map(clip -> clip.in(precision)).toList(),
        effects.stream().map(effect -> effect.in(precision)).toList(),
        rules);
  }

  /** The same timeline by given rules. */
  public Timeline by(EngineRules wanted) {
    List<Clip> same = wanted == EngineRules.V0_5 ? clips : clips.stream().map(Clip::withoutEmptyCurves).toList();
    return new Timeline(profile, pixelRatio, same, effects, wanted);
  }

  private Stream<TimelineRange> ranges() {
    return Stream.concat(clips.stream().map(Clip::range), effects.stream().map(EffectItem::range));
  }
}
