package org.clipwright.render;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.clipwright.render.codec.MediaException;
import org.clipwright.render.compose.PictureEngine;
import org.clipwright.render.effect.EffectWatch;
import org.clipwright.render.frame.Picture;
import org.clipwright.render.mix.ClipSounds;
import org.clipwright.render.plan.NestedProjects;
import org.clipwright.render.setup.RenderCancelledException;
import org.clipwright.render.setup.RenderException;
import org.clipwright.render.setup.RenderSetup;
import org.clipwright.render.stage.StageThread;
import org.clipwright.sdk.media.Frame;

/** Renders single frames of a timeline, in any order. One thread at a time. */
public final class FrameRenderer implements AutoCloseable {

  private static final long CHECK_MILLIS = 200;
  private static final long END_SECONDS = 5;

  private final RenderSetup setup;
  private final PictureEngine engine;
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("render-frame").factory());

  private FrameRenderer(RenderSetup setup, PictureEngine engine) {
    this.setup = setup;
    this.engine = engine;
  }

  /**
   * Opens a renderer for a timeline.
   *
   * @param sounds the sound of clips that are shown as waveforms; closed with the renderer
   */
  public static FrameRenderer open(RenderSetup setup, ClipSounds sounds) {
    EffectWatch watch = new EffectWatch(setup.supervision());
    return new FrameRenderer(setup, new PictureEngine(setup, sounds, NestedProjects.ofOutermost(), watch));
  }

  /** Width of the frames in pixels. */
  public int width() {
    return setup.width();
  }

  /** The last frame of the timeline; 0 when it is empty. */
  public long lastFrame() {
    return setup.lastFrame();
  }

  /** Whether threads of effects are still running although they should have ended. */
  public boolean threadsLeft() {
    return setup.supervision().threadsLeft();
  }

  /** Height of the frames in pixels. */
  public int height() {
    return setup.height();
  }

  /**
   * Renders a frame of the timeline, counted from 1, into a frame of the renderer's size; frames past the end are
   * black.
   *
   * @throws MediaException when a clip's media cannot be read
   * @throws RenderException when an effect fails or does not return
   */
  public void render(long number, Frame target) {
    Future<?> rendering =
        thread.submit(
            () -> {
              Picture picture = engine.picture(number);
              target.copyFrom(picture.frame());
              picture.release();
            });
    try {
      await(rendering);
    } catch (InterruptedException exception) {
      Thread.currentThread().interrupt();
      throw new RenderCancelledException();
    }
  }

  /**
   * Closes the effects and the media.
   *
   * @throws RenderException when an effect fails while closing, or does not return
   */
  @Override
  public void close() {
    thread.shutdownNow();
    try {
      if (!engine.stuck() && thread.awaitTermination(END_SECONDS, TimeUnit.SECONDS)) {
        engine.close();
      } else {
        engine.abandon();
      }
    } catch (InterruptedException exception) {
      Thread.currentThread().interrupt();
    }
  }

  private void await(Future<?> rendering) throws InterruptedException {
    while (true) {
      try {
        rendering.get(CHECK_MILLIS, TimeUnit.MILLISECONDS);
        return;
      } catch (TimeoutException exception) {
        engine.check();
      } catch (ExecutionException exception) {
        throw StageThread.unchecked(exception.getCause());
      }
    }
  }
}
