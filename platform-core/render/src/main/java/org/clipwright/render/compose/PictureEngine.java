package org.clipwright.render.compose;

import org.clipwright.render.effect.EffectWatch;
import org.clipwright.render.effect.LeftOutEffects;
import org.clipwright.render.frame.FramePool;
import org.clipwright.render.frame.Picture;
import org.clipwright.render.mix.ClipSounds;
import org.clipwright.render.picture.RowSlices;
import org.clipwright.render.plan.NestedProjects;
import org.clipwright.render.setup.EffectSupervision;
import org.clipwright.render.setup.RenderException;
import org.clipwright.render.setup.RenderSetup;
import org.clipwright.render.stage.CloseSequence;
import org.clipwright.render.still.StillPictures;

/** The parts that render the pictures of one timeline, and what they share. */
public final class PictureEngine implements PictureRenderer {

  private static final long IDLE_FRAME_BYTES = 192L << 20;

  private final FramePool pool;
  private final EffectWatch watch;
  private final EffectSupervision supervision;
  private final ClipSounds sounds;
  private final RowSlices slices;
  private final StillPictures stills;
  private final PictureEffects effects;
  private final ScenePlanner planner;
  private final PictureSupply supply;
  private final Compositor compositor;
  private long last;

  public PictureEngine(RenderSetup setup, ClipSounds sounds, NestedProjects nested, EffectWatch watch) {
    this.watch = watch;
    this.supervision = setup.supervision();
    this.sounds = sounds;
    pool = new FramePool(IDLE_FRAME_BYTES, setup.budget());
    slices = new RowSlices(setup.threads());
    stills = new StillPictures(setup.media(), pool, setup.fidelity(), setup.budget().heap());
    effects = new PictureEffects(setup, pool, slices, watch, stills);
    LeftOutEffects.warn(setup);
    WaveformPictures waveforms =
        new WaveformPictures(setup, sounds, pool, new PictureEffects(setup, pool, slices, watch, stills));
    planner = new ScenePlanner(setup, new MediaCatalog(setup, stills, nested), effects);
    supply = new PictureSupply(setup, pool, stills, waveforms, nested, PictureEngine::new, watch);
    compositor = new Compositor(setup, pool, planner, effects, slices);
  }

  public ScenePlanner planner() {
    return planner;
  }

  public PictureSupply supply() {
    return supply;
  }

  public Compositor compositor() {
    return compositor;
  }

  @Override
  public Picture picture(long number) {
    if (number != last + 1) {
      prepare(number);
    }
    last = number;
    return drawn(number);
  }

  /** Lets effects that look back see the frames before the given one, which is then the first to be rendered. */
  public void prepare(long number) {
    for (long frame = Math.max(1, number - effects.framesBefore(planner.scene(number))); frame < number; frame++) {
      drawn(frame).release();
    }
  }

  private Picture drawn(long number) {
    return compositor.compose(supply.fetch(planner.scene(number), PictureSupply.Whole.DRAWN));
  }

  /**
   * Returns if all is well. Any thread may call it.
   *
   * @throws RenderException when an effect takes too much time or memory
   */
  public void check() {
    watch.check();
    sounds.check();
  }

  /** Whether an effect takes so much time or memory that waiting for it is pointless. */
  public boolean stuck() {
    try {
      check();
      return false;
    } catch (RenderException tooMuch) {
      return true;
    }
  }

  /** Notes that a thread working for the engine is still running; the engine must not be closed then. */
  public void abandon() {
    supervision.threadLeft();
  }

  /**
   * Closes the effects and the media.
   *
   * @throws RenderException when an effect fails while closing, or does not return
   */
  @Override
  public void close() {
    watch.runWatched(
        () -> new CloseSequence()
            .then(supply::close)
            .then(effects::close)
            .then(stills::close)
            .then(slices::close)
            .then(pool::close)
            .end());
  }
}
