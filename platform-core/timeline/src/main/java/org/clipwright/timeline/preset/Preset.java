package org.clipwright.timeline.preset;

import java.util.List;

/**
 * A named set of animations that users apply to a whole clip at once.
 *
 * @param name the name by which users select it
 * @param description one sentence on what it does
 * @param animations its changes, applied in this order
 */
public record Preset(String name, String description, List<Animation> animations) {

  public Preset {
    animations = List.copyOf(animations);
  }

  /** Which part of a clip an animation covers. */
  public enum Span {
    /** From the clip's first frame, for the requested duration. */
    START,
    /** Up to the clip's last frame, for the requested duration. */
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

  /** Sets a property that is not keyframed. */
  public record Choose(String property, int value) implements Animation {}

  /** Plays the media at another speed; the clip's duration changes accordingly. */
  public record Speed(double factor) implements Animation {}

  /** Plays the media backwards. */
  public record Reverse() implements Animation {}

  /** Shows the clip's first frame throughout, silently. */
  public record Freeze() implements Animation {}
}
