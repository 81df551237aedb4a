package org.clipwright.render.mix;

import org.clipwright.render.effect.EffectWatch;
import org.clipwright.render.plan.NestedProjects;
import org.clipwright.render.setup.RenderSetup;

/** Creates mixers for nested projects. */
@FunctionalInterface
interface MixerOpener {

  /**
   * Opens a mixer for a project.
   *
   * @param within loads the projects nested inside it
   * @param watch the outermost render's watch
   */
  SoundMixer open(RenderSetup project, NestedProjects within, EffectWatch watch);
}
