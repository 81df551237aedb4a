package org.clipwright.worker;

import org.clipwright.media.FfmpegMediaOpener;
import org.clipwright.render.setup.EffectRegistry;
import org.clipwright.render.setup.HeapShare;
import org.clipwright.render.setup.RenderBudget;
import org.clipwright.render.setup.RenderSetup;
import org.clipwright.render.setup.RunningEffects;
import org.clipwright.sdk.effect.Fidelity;
import org.clipwright.timeline.PathResolver;
import org.clipwright.timeline.Timeline;

/**
 * What renders.
 *
 * @param media opens media
 * @param effects the effects there are
 * @param fidelity whose picture to make
 * @param limits how much effects may take
 * @param heap what this process has for pictures on its heap
 * @param running where the effects are noted that run, unless a render has a record of its own
 */
public record RenderEngine(
    FfmpegMediaOpener media, EffectRegistry effects, Fidelity fidelity, EffectLimits limits, HeapShare heap,
    RunningEffects running) {

  /** A render of a timeline at its own size. */
  public RenderSetup setup(Timeline timeline, PathResolver files) {
    return RenderSetup.of(timeline, media, effects, files, fidelity)
        .withSupervision(limits.supervision(running))
        .withBudget(RenderBudget.of(RenderBudget.USUAL_BYTES, heap));
  }
}
