package org.clipwright.timeline;

import java.util.List;
import java.util.Optional;

/**
 * One use of a media file on a timeline. Its curves count clip frames: frames of the timeline's rate from the media's
 * start.
 *
 * @param id the clip's id in its project; may be empty
 * @param layer stacking order, low below
 * @param range where it is on the timeline
 * @param reader the media; empty if the project names none
 * @param parentId id of the clip or tracked object it is attached to; empty for none
 * @param geometry where its picture is placed
 * @param picture how it looks
 * @param sound how it sounds
 * @param time media frame to show at each clip frame; in effect if it has several points and the last is after frame 1
 * @param effects its effects, in the order in which they are applied
 */
public record Clip(
    String id,
    int layer,
    TimelineRange range,
    Optional<ReaderItem> reader,
    String parentId,
    ClipGeometry geometry,
    ClipPicture picture,
    ClipSound sound,
    Keyframe time,
    List<EffectItem> effects) {

  public Clip {
    effects = effects.stream().sorted(EffectOrder.APPLIED).toList();
  }

  /** Its first frame on the timeline. */
  public long firstFrame(Rational fps) {
    return range.firstFrame(fps);
  }

  /** Its last frame on the timeline, inclusive; less than the first if it is never visible. */
  public long lastFrame(Rational fps) {
    return range.lastFrame(fps);
  }

  /** Whether it is active at a timeline frame. */
  public boolean visibleAt(long frame, Rational fps) {
    return range.covers(frame, fps);
  }

  /** The clip frame shown at a timeline frame. */
  public long clipFrame(long frame, Rational fps) {
    return range.ownFrame(frame, fps);
  }

  /** Whether the time curve is in effect; a single point has no effect. */
  public boolean hasTimeCurve() {
    return time.points().size() > 1 && Rounding.halfAwayFromZero(time.lastFrame()) > 1;
  }

  /** The media frame, at the timeline's rate and from 1, that a clip frame shows after the time curve. */
  public long mediaFrame(long clipFrame) {
    return hasTimeCurve() ? Math.max(1, time.rounded(clipFrame)) : clipFrame;
  }

  /** The same clip with another geometry. */
  public Clip withGeometry(ClipGeometry other) {
    return new Clip(id, layer, range, reader, parentId, other, picture, sound, time, effects);
  }

  /** The same clip with other effects. */
  public Clip withEffects(List<EffectItem> other) {
    return new Clip(id, layer, range, reader, parentId, geometry, picture, sound, time, other);
  }

  /** The same clip by the original engine's newer rules, in which a curve without points has a new clip's value. */
  Clip withoutEmptyCurves() {
    return withGeometry(geometry.withoutEmptyCurves());
  }

  /** The same clip for version 0.5 of the original engine, without anything that it did not know. */
  Clip old() {
    return new Clip(id, layer, range, reader, parentId, geometry, picture.old(), sound, time, effects);
  }

  /** The same clip, converting seconds to frames with another precision. */
  Clip in(TimelineRange.Precision precision) {
    List<EffectItem> same = effects.stream().map(effect -> effect.in(precision)).toList();
    return new Clip(id, layer, range.in(precision), reader, parentId, geometry, picture, sound, time, same);
  }
}
