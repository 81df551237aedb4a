package org.clipwright.render;

import java.util.Set;
import org.clipwright.sdk.media.Frame;

/** Renders single frames of a timeline, in any order. One thread at a time. */
public final class FrameRenderer implements AutoCloseable {

  private final RenderSetup setup;
  private final PictureEngine engine;

  private FrameRenderer(RenderSetup setup, PictureEngine engine) {
    this.setup = setup;
    this.engine = engine;
  }

  /**
   * A renderer for a timeline.
   *
   * @param sounds the sound of clips that are shown as waveforms; closed with the renderer
   */
  public static FrameRenderer open(RenderSetup setup, ClipSounds sounds) {
    return new FrameRenderer(setup, new PictureEngine(setup, sounds, new NestedProjects(Set.of())));
  }

  /** A renderer for a timeline that is a clip of others. */
  static FrameRenderer nested(RenderSetup setup, NestedProjects projects) {
    return new FrameRenderer(setup, new PictureEngine(setup, ClipSounds.SILENT, projects));
  }

  /** Width of the frames in pixels. */
  public int width() {
    return setup.width();
  }

  /** Height of the frames in pixels. */
  public int height() {
    return setup.height();
  }

  /**
   * Renders a frame of the timeline, counted from 1, into a frame of the renderer's size; past the end it is black.
   *
   * @throws MediaException when a clip's media cannot be read
   * @throws RenderException when an effect fails
   */
  public void render(long number, Frame target) {
    FetchedScene fetched = engine.supply().fetch(engine.planner().scene(number), PictureSupply.Whole.DRAWN);
    Picture picture = engine.compositor().compose(fetched);
    target.copyFrom(picture.frame());
    picture.release();
  }

  @Override
  public void close() {
    engine.close();
  }
}
