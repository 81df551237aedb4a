package org.clipwright.sdk.effect;

import java.util.Map;
import java.util.Optional;
import org.clipwright.sdk.parameter.FixedParameter;
import org.clipwright.sdk.parameter.FlagParameter;
import org.clipwright.sdk.parameter.StringParameter;
import org.clipwright.sdk.parameter.TextParameter;

/**
 * Everything that is constant for one effect during one render. Thread-safe. Throws {@code IllegalArgumentException}
 * for a parameter that the effect's descriptor does not list.
 */
public interface EffectSetup {

  /** The effect's id in its project. */
  String effectId();

  /** The timeline's frames per second, always above 0. */
  double framesPerSecond();

  /** Width of the project's pictures in pixels; rendered pictures may be smaller previews. 0 if unknown. */
  default int projectWidth() {
    return 0;
  }

  /** Height of the project's pictures in pixels; 0 if unknown. */
  default int projectHeight() {
    return 0;
  }

  /** Sample rate of the timeline in Hz, always above 0. */
  int sampleRate();

  /** Which behaviour to follow where the original engine is wrong; irrelevant to effects that it does not have. */
  Fidelity fidelity();

  /** The clip that the effect belongs to; empty for effects on the timeline. */
  default Optional<ClipTiming> clip() {
    return Optional.empty();
  }

  /**
   * A non-animatable parameter as a number: the number of a choice, or the declared initial value if missing. It is
   * passed on as the project has it, so it may be outside the range or not among the choices.
   */
  double value(FixedParameter parameter);

  /** Whether a flag is set; the declared value if missing. */
  default boolean isSet(FlagParameter parameter) {
    return value(parameter) != 0;
  }

  /** A text; the declared initial text if missing. */
  String value(TextParameter parameter);

  /** The JSON text of any key of the effect, declared or not; empty if the project does not have it. */
  Optional<String> json(String key);

  /** The objects inside an object of the effect's JSON, by key; empty if the project does not have it. */
  default Map<String, ParameterGroup> groups(String key) {
    return Map.of();
  }

  /**
   * The bytes of the file that a parameter names by a path, which the host resolves within the project's media.
   *
   * @throws EffectException when the parameter is empty, or the file is missing or larger than 64 MiB
   */
  byte[] file(StringParameter parameter);
}
