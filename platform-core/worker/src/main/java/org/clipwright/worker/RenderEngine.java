package org.clipwright.worker;

import org.clipwright.media.FfmpegMediaOpener;
import org.clipwright.render.setup.EffectRegistry;
import org.clipwright.render.setup.PictureHeap;
import org.clipwright.render.setup.RenderBudget;
import org.clipwright.render.setup.RenderSetup;
import org.clipwright.render.setup.RunningEffects;
import org.clipwright.sdk.effect.Fidelity;
import org.clipwright.timeline.PathResolver;
import org.clipwright.timeline.Timeline;

/**
 * The components that rendering needs.
 *
 * @param media opens media
 * @param effects the available effects
 * @param fidelity whose picture to reproduce
 * @param limits how much effects may take
 * @param heap the budget for pictures on this process's heap
 * @param running where running effects are recorded, unless a render keeps its own record
 */
public record RenderEngine(
    FfmpegMediaOpener media, EffectRegistry effects, Fidelity fidelity, EffectLimits limits, PictureHeap heap,
    RunningEffects running) {

  /** A render of a timeline at its own size. */
  public RenderSetup setup(Timeline timeline, PathResolver files) {
    return RenderSetup.of(timeline, media, effects, files, fidelity)
        .withSupervision(limits.supervision(running))
        .withBudget(RenderBudget.of(RenderBudget.USUAL_BYTES, heap));
  }
}
