package org.clipwright.sdk.effect;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.clipwright.sdk.parameter.CaptionParameter;
import org.clipwright.sdk.parameter.ParameterSpec;

/**
 * The declaration of an effect: its name, what it works on, and its parameters.
 *
 * @param className the name that selects it in a project's JSON (its {@code type})
 * @param name the label in an editor
 * @param description one sentence on what it does
 * @param medium what it works on
 * @param parameters its parameters, in the order an editor shows them
 * @param usualStage when it is applied to a clip, unless a project says otherwise; only for pictures
 * @param masking who applies the mask that a project gives the effect; only for pictures
 * @param originalBytes how the original engine's effect of this name treats the bytes of a picture; only for effects
 *     that exist there
 * @param enlargedPart how it crops and enlarges; empty for nearly all effects
 */
public record EffectDescriptor(
    String className, String name, String description, Medium medium, List<ParameterSpec> parameters, Stage usualStage,
    Masking masking, OriginalBytes originalBytes, Optional<EnlargedPart> enlargedPart) {

  /** Keys that every effect's JSON has and that no parameter may use. */
  public static final Set<String> RESERVED_NAMES =
      Set.of("id", "type", "class_name", "name", "description", "position", "start", "end", "duration", "layer",
          "order", "has_audio", "has_video", "has_tracked_object", "apply_before_clip", "parent_effect_id",
          "short_name", "mask_reader", "mask_source_id", "mask_invert", "mask_mode", "mask_time_mode", "mask_loop_mode",
          "mask_start", "mask_end");

  /** Names that mean other things in a project and that no effect may use. */
  public static final Set<String> RESERVED_CLASS_NAMES =
      Set.of("Clip", "Effect", "Export", "File", "Frame", "Project", "Reader", "Timeline", "Transition");

  /** What an effect works on. */
  public enum Medium {
    PICTURE,
    SOUND
  }

  /** When an effect is applied to the picture of a clip. */
  public enum Stage {
    /** On the clip's own picture. */
    BEFORE_CLIP,
    /** On the canvas, after the clip was scaled, rotated and positioned. */
    AFTER_CLIP
  }

  /** Who applies the mask that a project can give every picture effect in its key {@code mask_reader}. */
  public enum Masking {
    /** The host: where the mask is dark, it restores the picture from before the effect. */
    BY_HOST,
    /** The effect, which reads {@link PictureContext#mask} itself; the host does nothing. */
    BY_EFFECT
  }

  /** An effect whose mask the host applies. */
  public EffectDescriptor(
      String className, String name, String description, Medium medium, List<ParameterSpec> parameters,
      Stage usualStage) {
    this(className, name, description, medium, parameters, usualStage, Masking.BY_HOST, OriginalBytes.PAINTS,
        Optional.empty());
  }

  /** An effect that is applied to a clip's own picture. */
  public EffectDescriptor(
      String className, String name, String description, Medium medium, List<ParameterSpec> parameters) {
    this(className, name, description, medium, parameters, Stage.BEFORE_CLIP);
  }

  public EffectDescriptor {
    require(className != null, "An effect's class name is null.");
    require(name != null && description != null, "The name or the description of effect " + className + " is null.");
    require(medium != null && usualStage != null, "The medium or the usual stage of effect " + className + " is null.");
    require(masking != null, "Who applies the mask of effect " + className + " is null.");
    require(originalBytes != null, "How effect " + className + " treats the bytes of a picture is null.");
    require(enlargedPart != null, "How effect " + className + " enlarges is null; it can be empty.");
    require(parameters != null, "The list of parameters of effect " + className + " is null.");
    require(!RESERVED_CLASS_NAMES.contains(className), "An effect must not be named \"" + className + "\".");
    if (!className.matches("[A-Za-z][A-Za-z0-9]*")) {
      throw new IllegalArgumentException("Effect class name \"" + className + "\" must be letters and digits.");
    }
    parameters = List.copyOf(parameters);
    Set<String> seen = new HashSet<>();
    for (ParameterSpec parameter : parameters) {
      require(
          !RESERVED_NAMES.contains(parameter.name()),
          "Effect " + className + " must not declare a parameter named \"" + parameter.name()
              + "\", which every effect's JSON already has.");
      require(
          seen.add(parameter.name()),
          "Effect " + className + " declares parameter \"" + parameter.name() + "\" twice.");
    }
  }

  private static void require(boolean condition, String message) {
    if (!condition) {
      throw new IllegalArgumentException(message);
    }
  }

  /** The same effect, applying its mask itself. */
  public EffectDescriptor maskingItself() {
    return new EffectDescriptor(
        className, name, description, medium, parameters, usualStage, Masking.BY_EFFECT, originalBytes, enlargedPart);
  }

  /** The same effect with this treatment of bytes in the original engine. */
  public EffectDescriptor withOriginalBytes(OriginalBytes habit) {
    return new EffectDescriptor(
        className, name, description, medium, parameters, usualStage, masking, habit, enlargedPart);
  }

  /** The same effect, enlarging the remaining part of a picture if its parameters say so. */
  public EffectDescriptor enlarging(EnlargedPart part) {
    return new EffectDescriptor(
        className, name, description, medium, parameters, usualStage, masking, originalBytes, Optional.of(part));
  }

  /** The parameter with this name; empty if the effect declares none. */
  public Optional<ParameterSpec> parameter(String parameterName) {
    return parameters.stream().filter(spec -> spec.name().equals(parameterName)).findFirst();
  }

  /** The parameter that holds captions; empty for an effect that shows none. */
  public Optional<CaptionParameter> captions() {
    return parameters.stream().filter(CaptionParameter.class::isInstance).map(CaptionParameter.class::cast)
        .findFirst();
  }
}
