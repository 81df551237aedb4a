package org.clipwright.render.setup;

import java.util.List;
import java.util.Optional;
import org.clipwright.sdk.audio.SoundEffect;
import org.clipwright.sdk.effect.EffectDescriptor;
import org.clipwright.sdk.effect.PictureEffect;

/** Finds effects by the class names used in projects. Any thread may call it. */
public interface EffectRegistry {

  /** A registry without any effect. */
  EffectRegistry NONE =
      new EffectRegistry() {
        @Override
        public Optional<PictureEffect> picture(String className) {
          return Optional.empty();
        }

        @Override
        public Optional<SoundEffect> sound(String className) {
          return Optional.empty();
        }
      };

  /** The picture effect with this class name; empty when it is not installed or works on sound. */
  Optional<PictureEffect> picture(String className);

  /** The sound effect with this class name; empty when it is not installed or works on pictures. */
  Optional<SoundEffect> sound(String className);

  /** The descriptors of all available effects, as far as the registry knows them. */
  default List<EffectDescriptor> descriptors() {
    return List.of();
  }

  /** The plugin that provides the effect with this class name, for messages; empty for built-in effects. */
  default Optional<String> plugin(String className) {
    return Optional.empty();
  }
}
