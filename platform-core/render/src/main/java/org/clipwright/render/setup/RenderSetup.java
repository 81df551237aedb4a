package org.clipwright.render.setup;

import org.clipwright.render.codec.MediaOpener;
import org.clipwright.render.codec.Scaling;
import org.clipwright.sdk.effect.Fidelity;
import org.clipwright.timeline.EngineRules;
import org.clipwright.timeline.PathResolver;
import org.clipwright.timeline.Profile;
import org.clipwright.timeline.Timeline;
import org.clipwright.timeline.TimelineRange;

/**
 * The inputs and settings that a timeline is rendered with.
 *
 * @param timeline the timeline to render
 * @param width width of the canvas in pixels; see {@link #withCanvas}
 * @param height height of the canvas in pixels
 * @param media opens the clips' media
 * @param effects the available effects
 * @param files finds the files that effects name
 * @param fidelity whose picture to produce where the original engine's is wrong; the original's newest rules give way
 *     to those of version 0.5 if the project is meant for that
 * @param scaling the filter that resizes videos as they are read
 * @param threads threads for slices of a picture, and for concurrent reads, 1 or more
 * @param decoderThreads threads of each decoder, 1 or more
 * @param supervision watches the effects
 * @param budget the memory its pictures may take
 * @param transparent whether what no clip covers is transparent instead of black
 */
public record RenderSetup(
    Timeline timeline,
    int width,
    int height,
    MediaOpener media,
    EffectRegistry effects,
    PathResolver files,
    Fidelity fidelity,
    Scaling scaling,
    int threads,
    int decoderThreads,
    EffectSupervision supervision,
    RenderBudget budget,
    boolean transparent) {

  public RenderSetup {
    if (width < 1 || height < 1 || threads < 1 || decoderThreads < 1) {
      throw new IllegalArgumentException("A render needs a canvas and at least one thread.");
    }
    if (fidelity.original() && timeline.rules() == EngineRules.V0_5) {
      fidelity = Fidelity.ORIGINAL_0_5;
    }
    EngineRules rules = fidelity == Fidelity.ORIGINAL_0_5 ? EngineRules.V0_5 : timeline.rules();
    timeline = timeline.by(rules).in(fidelity.original()
        ? TimelineRange.Precision.SINGLE : TimelineRange.Precision.EXACT);
  }

  /** A render at the project's own size, on all processors. */
  public static RenderSetup of(
      Timeline timeline, MediaOpener media, EffectRegistry effects, PathResolver files, Fidelity fidelity) {
    Profile profile = timeline.profile();
    int processors = Runtime.getRuntime().availableProcessors();
    return new RenderSetup(
        timeline, profile.width(), profile.height(), media, effects, files, fidelity, Scaling.BICUBIC, processors,
        processors, EffectSupervision.within(EffectSupervision.USUAL_LIMIT),
        RenderBudget.of(RenderBudget.USUAL_BYTES, PictureHeap.ofThisProcess()), false);
  }

  /**
   * A copy with the largest canvas of the project's shape that fits into the given size, never larger than the project.
   */
  public RenderSetup withCanvas(int maximumWidth, int maximumHeight) {
    Profile profile = timeline.profile();
    Size canvas =
        new Size(profile.width(), profile.height())
            .within(Math.min(maximumWidth, profile.width()), Math.min(maximumHeight, profile.height()))
            .atLeastOnePixel();
    return new RenderSetup(
        timeline, canvas.width(), canvas.height(), media, effects, files, fidelity, scaling, threads, decoderThreads,
        supervision, budget, transparent);
  }

  /** The number of the last frame, by the rule of the engine whose picture is produced. */
  public long lastFrame() {
    return timeline.lastFrame();
  }

  /** A copy with another number of threads. */
  public RenderSetup withThreads(int count) {
    return new RenderSetup(
        timeline, width, height, media, effects, files, fidelity, scaling, count, count, supervision, budget,
        transparent);
  }

  /**
   * A copy for video that is being encoded: there, threads waiting for each other in a decoder cost more than they
   * gain.
   */
  public RenderSetup besideEncoder() {
    int share = Math.max(1, threads / 2);
    return new RenderSetup(
        timeline, width, height, media, effects, files, fidelity, scaling, threads, share, supervision, budget,
        transparent);
  }

  /** A copy that opens media in another way. */
  public RenderSetup withMedia(MediaOpener other) {
    return new RenderSetup(
        timeline, width, height, other, effects, files, fidelity, scaling, threads, decoderThreads, supervision,
        budget, transparent);
  }

  /** A copy with another supervision of effects. */
  public RenderSetup withSupervision(EffectSupervision other) {
    return new RenderSetup(
        timeline, width, height, media, effects, files, fidelity, scaling, threads, decoderThreads, other, budget,
        transparent);
  }

  /** A copy with another budget. */
  public RenderSetup withBudget(RenderBudget other) {
    return new RenderSetup(
        timeline, width, height, media, effects, files, fidelity, scaling, threads, decoderThreads, supervision, other,
        transparent);
  }

  /** A copy whose frames are transparent where no clip covers them. */
  public RenderSetup withTransparency() {
    return new RenderSetup(
        timeline, width, height, media, effects, files, fidelity, scaling, threads, decoderThreads, supervision, budget,
        true);
  }

  /** A copy for another timeline, with a canvas of that timeline's own size, which is black as in all renders. */
  public RenderSetup forNested(Timeline nested) {
    Profile profile = nested.profile();
    return new RenderSetup(
        nested, profile.width(), profile.height(), media, effects, files, fidelity, scaling, threads, decoderThreads,
        supervision, budget, false);
  }
}
