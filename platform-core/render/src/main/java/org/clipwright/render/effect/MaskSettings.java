package org.clipwright.render.effect;

import java.util.Optional;
import org.clipwright.sdk.effect.EffectDescriptor;
import org.clipwright.sdk.parameter.ReaderParameter;
import org.clipwright.timeline.EffectItem;
import org.clipwright.timeline.Rounding;

/**
 * The mask a project assigns to an effect. An unknown choice counts as the first one, or as the default of new effects.
 *
 * @param sourceId the effect whose objects are the mask; takes precedence over a reader; empty for none
 * @param reader the key in the effect's JSON that holds the picture; empty for none
 * @param inverted whether dark and bright are swapped
 * @param mode how the mask works
 * @param time how frames of the mask are counted
 * @param loop what comes after its last frame
 */
public record MaskSettings(
    Optional<String> sourceId, Optional<String> reader, boolean inverted, Mode mode, Time time, Loop loop) {

  private static final String READER = "mask_reader";
  private static final String OLD_READER = "reader";

  /** How a mask works. */
  public enum Mode {
    /** It limits where the effect is visible. */
    LIMIT,
    /** It sets the effect's strength; the picture's transparency is unchanged. */
    VARY_STRENGTH
  }

  /** How frames of a mask are counted. */
  public enum Time {
    /** One mask frame per frame of the timeline. */
    TIMELINE,
    /** At the mask's own rate. */
    SOURCE
  }

  /** What comes after a mask's last frame. */
  public enum Loop {
    /** The last frame stays. */
    ONCE,
    /** The first frame again. */
    REPEAT,
    /** The frames in reverse. */
    PING_PONG
  }

  /** The mask of an effect; empty when it has none. */
  public static Optional<MaskSettings> of(EffectItem item, EffectDescriptor descriptor) {
    Optional<String> source = item.text("mask_source_id").filter(id -> !id.isBlank());
    Optional<String> reader = reader(item, descriptor);
    if (source.isEmpty() && reader.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(new MaskSettings(
        source,
        reader,
        number(item, "mask_invert", 0) != 0,
        choice(item, "mask_mode", Mode.LIMIT),
        choice(item, "mask_time_mode", Time.SOURCE),
        choice(item, "mask_loop_mode", Loop.ONCE)));
  }

  /** In effects that use a picture themselves, the old key names that picture; in all others it names the mask. */
  private static Optional<String> reader(EffectItem item, EffectDescriptor descriptor) {
    if (names(item, READER)) {
      return Optional.of(READER);
    }
    boolean ownPicture = descriptor.masking() == EffectDescriptor.Masking.BY_HOST
        && descriptor.parameters().stream().anyMatch(ReaderParameter.class::isInstance);
    return !ownPicture && names(item, OLD_READER) ? Optional.of(OLD_READER) : Optional.empty();
  }

  private static boolean names(EffectItem item, String key) {
    return item.reader(key).isPresent()
        || item.text(key).filter(text -> !text.isBlank() && !text.equals("{}")).isPresent();
  }

  private static int number(EffectItem item, String key, int initial) {
    return item.curve(key).map(curve -> Rounding.toInt(curve.value(1))).orElse(initial);
  }

  private static <E extends Enum<E>> E choice(EffectItem item, String key, E initial) {
    E[] choices = initial.getDeclaringClass().getEnumConstants();
    int number = number(item, key, initial.ordinal());
    return number >= 0 && number < choices.length ? choices[number] : initial;
  }
}
