package org.clipwright.sdk.effect;

import java.util.Map;
import java.util.Optional;
import org.clipwright.sdk.parameter.FixedParameter;
import org.clipwright.sdk.parameter.FlagParameter;
import org.clipwright.sdk.parameter.StringParameter;
import org.clipwright.sdk.parameter.TextParameter;

/**
 * What stays the same for one effect during one render. All methods may be called from any thread. A parameter that the
 * effect's descriptor does not list is answered with an {@code IllegalArgumentException}.
 */
public interface EffectSetup {

  /** The effect's id in its project. */
  String effectId();

  /** Frames a second of the timeline, always above 0. */
  double framesPerSecond();

  /**
   * Width of the project's pictures in pixels, of which the rendered ones may be smaller previews; 0 when it is not
   * known.
   */
  default int projectWidth() {
    return 0;
  }

  /** Height of the project's pictures in pixels; 0 when it is not known. */
  default int projectHeight() {
    return 0;
  }

  /** Sample rate of the timeline in Hz, always above 0. */
  int sampleRate();

  /** Whose picture to make where the original engine's is wrong; of no interest to effects that it does not have. */
  Fidelity fidelity();

  /** The clip that the effect belongs to; empty for effects on the timeline. */
  default Optional<ClipTiming> clip() {
    return Optional.empty();
  }

  /**
   * A parameter that is not animatable, as a number: choices are the number of the choice, missing ones the declared
   * initial value. It is as the project has it, so it may lie outside the range or be none of the choices.
   */
  double value(FixedParameter parameter);

  /** Whether a flag is set; as declared when missing. */
  default boolean isSet(FlagParameter parameter) {
    return value(parameter) != 0;
  }

  /** A text; the declared initial text when missing. */
  String value(TextParameter parameter);

  /** The JSON text of any key of the effect, declared or not; empty when the project does not have it. */
  Optional<String> json(String key);

  /** The objects inside an object of the effect's JSON, by their keys; empty when the project does not have it. */
  default Map<String, ParameterGroup> groups(String key) {
    return Map.of();
  }

  /**
   * The bytes of a file that a parameter names, a path that the host resolves inside the project's media.
   *
   * @throws EffectException when the parameter is empty, or the file is missing or larger than 64 MiB
   */
  byte[] file(StringParameter parameter);
}
