package org.clipwright.render.compose;

import org.clipwright.render.effect.EffectWatch;
import org.clipwright.render.picture.Picture;
import org.clipwright.render.plan.NestedProjects;
import org.clipwright.render.setup.RenderSetup;
import org.clipwright.render.sound.ClipSounds;

/** Renders the pictures of one timeline. */
interface PictureRenderer extends AutoCloseable {

  /** Renders a frame; the caller releases it. */
  Picture picture(long number);

  @Override
  void close();

  /** Makes renderers for the projects that are clips of others. */
  @FunctionalInterface
  interface Opener {

    /**
     * A renderer for a project.
     *
     * @param sounds of its clips
     * @param within loads the projects inside of it
     * @param watch of the outermost render
     */
    PictureRenderer open(RenderSetup project, ClipSounds sounds, NestedProjects within, EffectWatch watch);
  }
}
