package org.clipwright.render.setup;

import java.util.List;
import java.util.Optional;
import org.clipwright.sdk.audio.SoundEffect;
import org.clipwright.sdk.effect.EffectDescriptor;
import org.clipwright.sdk.effect.PictureEffect;

/** Finds effects by the class name that projects give. Any thread may call it. */
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

  /** The picture effect of this class name; empty when nobody has it or it works on sound. */
  Optional<PictureEffect> picture(String className);

  /** The sound effect of this class name; empty when nobody has it or it works on pictures. */
  Optional<SoundEffect> sound(String className);

  /** The declarations of all effects there are, as far as the registry can tell. */
  default List<EffectDescriptor> descriptors() {
    return List.of();
  }

  /** The plugin that brings the effect of this class name, for messages; empty when that comes with the program. */
  default Optional<String> plugin(String className) {
    return Optional.empty();
  }
}
