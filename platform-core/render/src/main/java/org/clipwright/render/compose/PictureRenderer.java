package org.clipwright.render.compose;

import org.clipwright.render.effect.EffectWatch;
import org.clipwright.render.frame.Picture;
import org.clipwright.render.mix.ClipSounds;
import org.clipwright.render.plan.NestedProjects;
import org.clipwright.render.setup.RenderSetup;

/** Renders the pictures of one timeline. */
interface PictureRenderer extends AutoCloseable {

  /** Renders a frame; the caller releases it. */
  Picture picture(long number);

  @Override
  void close();

  /** Creates renderers for nested projects. */
  @FunctionalInterface
  interface Opener {

    /**
     * Opens a renderer for a project.
     *
     * @param sounds the sounds of its clips
     * @param within loads the projects nested inside it
     * @param watch the outermost render's watch
     */
    PictureRenderer open(RenderSetup project, ClipSounds sounds, NestedProjects within, EffectWatch watch);
  }
}
