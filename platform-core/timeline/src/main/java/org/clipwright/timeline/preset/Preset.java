package org.clipwright.timeline.preset;

import java.util.List;

/**
 * A named set of animations that users apply to a whole clip at once.
 *
 * @param name what users choose it by
 * @param description one sentence on what it does
 * @param animations what changes; applied in this order
 */
public record Preset(String name, String description, List<Animation> animations) {

  public Preset {
    animations = List.copyOf(animations);
  }

  /** Which part of a clip an animation runs over. */
  public enum Span {
    /** From the clip's first frame, as long as asked. */
    START,
    /** Up to the clip's last frame, as long as asked. */
    END,
    /** From the first frame to the last. */
    WHOLE
  }

  /** One change that a preset makes. */
  public sealed interface Animation {}

  /** Moves a property from one value to another. */
  public record Move(String property, Span span, double from, double to) implements Animation {}

  /** Sets a keyframed property for the whole clip. */
  public record Hold(String property, double value) implements Animation {}

  /** Sets a property that is no keyframe. */
  public record Choose(String property, int value) implements Animation {}

  /** Plays the media at another speed; the clip becomes as much shorter or longer. */
  public record Speed(double factor) implements Animation {}

  /** Plays the media backwards. */
  public record Reverse() implements Animation {}

  /** Shows the first frame of the clip throughout, silently. */
  public record Freeze() implements Animation {}
}
