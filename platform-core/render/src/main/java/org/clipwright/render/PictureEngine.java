package org.clipwright.render;

/** The parts that make pictures of one timeline, and what they share. */
final class PictureEngine implements AutoCloseable {

  private static final long IDLE_FRAME_BYTES = 192L << 20;

  private final FramePool pool = new FramePool(IDLE_FRAME_BYTES);
  private final EffectWatch watch;
  private final RowSlices slices;
  private final StillPictures stills;
  private final PictureEffects effects;
  private final ScenePlanner planner;
  private final PictureSupply supply;
  private final Compositor compositor;

  PictureEngine(RenderSetup setup, ClipSounds sounds, NestedProjects nested, EffectWatch watch) {
    this.watch = watch;
    slices = new RowSlices(setup.threads());
    stills = new StillPictures(setup.media(), pool);
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

  EffectWatch watch() {
    return watch;
  }

  @Override
  public void close() {
    supply.close();
    effects.close();
    stills.close();
    slices.close();
    pool.close();
  }
}
