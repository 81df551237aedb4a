package org.clipwright.timeline.merge;

import java.util.OptionalLong;

/**
 * A clip or effect as merging sees it.
 *
 * @param kind whether it is a clip or an effect
 * @param id its id in its own project
 * @param originalId its id in the project from which it was first merged
 * @param position seconds on the timeline
 * @param start left trim in seconds
 * @param end right trim in seconds
 * @param layer stacking order
 */
public record MergeItem(
    ItemKind kind, long id, OptionalLong originalId, double position, double start, double end, int layer) {

  /** The type of an item. */
  public enum ItemKind {
    CLIP,
    EFFECT
  }

  /** Where it ends on the timeline, in seconds. */
  public double endPosition() {
    return position + end - start;
  }

  /** Whether a user's id can refer to it: its own, or the one it had before merging. */
  public boolean answersTo(long wanted) {
    return id == wanted || originalId.isPresent() && originalId.getAsLong() == wanted;
  }

  MergeItem moved(double seconds) {
    return new MergeItem(kind, id, originalId, position + seconds, start, end, layer);
  }

  MergeItem raised(int layers) {
    return new MergeItem(kind, id, originalId, position, start, end, layer + layers);
  }

  MergeItem trimmed(double newStart, double newEnd) {
    return new MergeItem(kind, id, originalId, position, newStart, newEnd, layer);
  }
}
