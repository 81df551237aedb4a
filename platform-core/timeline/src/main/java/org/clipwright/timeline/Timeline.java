package org.clipwright.timeline;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An immutable picture of one project, ready to be rendered.
 *
 * @param profile the shape of its output
 * @param pixelRatio the aspect ratio of a canvas pixel
 * @param clips by layer, then by position, so from the bottom up
 * @param effects effects on the timeline, in the order in which they are applied
 * @param rules the version of the original engine whose rules apply
 */
public record Timeline(
    Profile profile, Rational pixelRatio, List<Clip> clips, List<EffectItem> effects, EngineRules rules) {

  public Timeline {
    clips =
        clips.stream().sorted(Comparator.comparingInt(Clip::layer).thenComparingDouble(clip -> clip.range().position()))
            .toList();
    effects = effects.stream().sorted(EffectOrder.APPLIED).toList();
  }

  /** The clip with this id; empty if the timeline has none. */
  public Optional<Clip> clip(String id) {
    return clips.stream().filter(clip -> clip.id().equals(id)).findFirst();
  }

  /** Number of the last frame covered by a clip or an effect; 0 if the timeline is empty. */
  public long lastFrame() {
    return TimelineRange.lastFrame(ranges(), profile.fps());
  }

  /** The end of the last clip or effect. */
  public double lengthSeconds() {
    return ranges().mapToDouble(TimelineRange::endPosition).max().orElse(0);
  }

  /** The same timeline, converting seconds to frames with another precision. */
  public Timeline in(TimelineRange.Precision precision) {
    return new Timeline(
        profile,
        pixelRatio,
        clips.stream().map(clip -> clip.in(precision)).toList(),
        effects.stream().map(effect -> effect.in(precision)).toList(),
        rules);
  }

  /** The same timeline with other clips and effects. */
  public Timeline with(List<Clip> otherClips, List<EffectItem> otherEffects) {
    return new Timeline(profile, pixelRatio, otherClips, otherEffects, rules);
  }

  /** The same timeline under other rules. */
  public Timeline by(EngineRules wanted) {
    List<Clip> same = clips.stream()
        .map(clip -> wanted == EngineRules.V0_5 ? clip.old() : clip.withoutEmptyCurves())
        .toList();
    return new Timeline(profile, pixelRatio, same, effects, wanted);
  }

  private Stream<TimelineRange> ranges() {
    return Stream.concat(clips.stream().map(Clip::range), effects.stream().map(EffectItem::range));
  }
}
