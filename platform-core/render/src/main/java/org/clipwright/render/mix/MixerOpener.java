package org.clipwright.render.mix;

import org.clipwright.render.effect.EffectWatch;
import org.clipwright.render.plan.NestedProjects;
import org.clipwright.render.setup.RenderSetup;
import org.clipwright.render.sound.SoundMixer;

/** Makes mixers for the projects that are clips of others. */
@FunctionalInterface
interface MixerOpener {

  /**
   * A mixer for a project.
   *
   * @param within loads the projects inside of it
   * @param watch of the outermost render
   */
  SoundMixer open(RenderSetup project, NestedProjects within, EffectWatch watch);
}
