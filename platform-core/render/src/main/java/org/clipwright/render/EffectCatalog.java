package org.clipwright.render;

import java.util.Optional;
import org.clipwright.sdk.audio.SoundEffect;
import org.clipwright.sdk.effect.PictureEffect;

/** The effects that can be used, by the class name that selects them in a project. Any thread may call it. */
public interface EffectCatalog {

  /** The picture effect of this class name; empty when there is none. */
  Optional<PictureEffect> picture(String className);

  /** The sound effect of this class name; empty when there is none. */
  Optional<SoundEffect> sound(String className);
}
