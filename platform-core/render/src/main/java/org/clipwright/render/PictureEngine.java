package org.clipwright.render;

/** The parts that make pictures of one timeline, and what they share. */
final class PictureEngine implements AutoCloseable {

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

  PictureEngine(RenderSetup setup, ClipSounds sounds, NestedProjects nested, EffectWatch watch) {
    this.watch = watch;
    this.supervision = setup.supervision();
    this.sounds = sounds;
    pool = new FramePool(IDLE_FRAME_BYTES, setup.budget());
    slices = new RowSlices(setup.threads());
    stills = new StillPictures(setup.media(), pool, setup.fidelity(), setup.budget().heap());
    effects = new PictureEffects(setup, pool, slices, watch, stills);
    planner = new ScenePlanner(setup, new MediaCatalog(setup, stills, nested), effects);
    supply = new PictureSupply(setup, pool, stills, new WaveformPictures(setup, sounds, pool), nested, watch);
    compositor = new Compositor(setup, pool, planner, effects, slices);
  }

  ScenePlanner planner() {
    return planner;
  }

  PictureSupply supply() {
    return supply;
  }

  Compositor compositor() {
    return compositor;
  }

  /** Renders a frame; the caller releases it. */
  Picture picture(long number) {
    return compositor.compose(supply.fetch(planner.scene(number), PictureSupply.Whole.DRAWN));
  }

  /**
   * Does nothing while all is well. Any thread may call it.
   *
   * @throws RenderException when an effect takes too much time or memory
   */
  void check() {
    watch.check();
    sounds.check();
  }

  /** Whether an effect takes so much time or memory that nobody should wait for it. */
  boolean stuck() {
    try {
      check();
      return false;
    } catch (RenderException tooMuch) {
      return true;
    }
  }

  /** Notes that a thread runs on that worked for it; it must not be closed then. */
  void abandon() {
    supervision.threadLeft();
  }

  /**
   * Ends the effects and closes the media.
   *
   * @throws RenderException when an effect fails at that, or never ends
   */
  @Override
  public void close() {
    watch.runWatched(
        () -> new Closing()
            .then(supply::close)
            .then(effects::close)
            .then(stills::close)
            .then(slices::close)
            .then(pool::close)
            .end());
  }
}
