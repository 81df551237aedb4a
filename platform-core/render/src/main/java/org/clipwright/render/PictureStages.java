package org.clipwright.render;

import org.clipwright.render.codec.Encoder;
import org.clipwright.render.compose.FetchedScene;
import org.clipwright.render.compose.PictureEngine;
import org.clipwright.render.compose.PictureSupply;
import org.clipwright.render.frame.Picture;
import org.clipwright.render.plan.Scene;
import org.clipwright.render.setup.CancellationToken;
import org.clipwright.render.setup.FrameRange;
import org.clipwright.render.setup.RenderCancelledException;
import org.clipwright.render.stage.StageThread;

/** Reads and composes ahead of the encoder, each on its own thread. */
final class PictureStages implements AutoCloseable {

  private static final int FETCHED_AHEAD = 2;
  private static final int COMPOSED_AHEAD = 2;

  /** The outcome for one frame. */
  private sealed interface Step {

    void release();

    /** It looks the same as the frame before. */
    record Again() implements Step {
      @Override
      public void release() {}
    }

    /** Its pictures have been read. */
    record Fetched(FetchedScene scene) implements Step {
      @Override
      public void release() {
        scene.release();
      }
    }

    /** It has been composed. */
    record Composed(Picture picture) implements Step {
      @Override
      public void release() {
        picture.release();
      }
    }
  }

  private final PictureEngine engine;
  private final CancellationToken token;
  private final StageThread<Step> fetching;
  private final StageThread<Step> composing;

  PictureStages(PictureEngine engine, FrameRange frames, CancellationToken token) {
    this.engine = engine;
    this.token = token;
    this.fetching = new StageThread<>("render-read", FETCHED_AHEAD, Step::release, outlet -> fetch(frames, outlet));
    this.composing = new StageThread<>("render-compose", COMPOSED_AHEAD, Step::release,
        outlet -> compose(frames, outlet));
  }

  /** Encodes the next frame's picture. */
  void encodeNext(Encoder encoder) {
    try {
      encode(encoder, composing.next(this::check));
    } catch (InterruptedException exception) {
      Thread.currentThread().interrupt();
      throw new RenderCancelledException();
    }
  }

  @Override
  public void close() {
    fetching.stop();
    composing.stop();
    boolean ended = !engine.stuck() && fetching.ended() && composing.ended();
    if (!ended) {
      engine.abandon();
      return;
    }
    composing.close();
    fetching.close();
    engine.close();
  }

  private void check() {
    token.check();
    engine.check();
  }

  private static void encode(Encoder encoder, Step step) {
    try {
      switch (step) {
        case Step.Again() -> encoder.repeat();
        case Step.Fetched(FetchedScene scene) -> encoder.write(scene.whole().orElseThrow());
        case Step.Composed(Picture picture) -> encoder.write(picture.frame());
      }
    } finally {
      step.release();
    }
  }

  private void fetch(FrameRange frames, StageThread.Outlet<Step> outlet) throws InterruptedException {
    Scene before = null;
    engine.prepare(frames.first());
    for (long frame = frames.first(); frame <= frames.last(); frame++) {
      token.check();
      Scene scene = engine.planner().scene(frame);
      boolean again = before != null && scene.looksLike(before);
      outlet.put(again ? new Step.Again()
          : new Step.Fetched(engine.supply().fetch(scene, PictureSupply.Whole.AS_DECODED)));
      before = scene;
    }
  }

  private void compose(FrameRange frames, StageThread.Outlet<Step> outlet) throws InterruptedException {
    for (long i = 0; i < frames.count(); i++) {
      Step step = fetching.next();
      boolean unfinished = step instanceof Step.Fetched fetched && fetched.scene().whole().isEmpty();
      outlet.put(unfinished ? new Step.Composed(engine.compositor().compose(((Step.Fetched) step).scene())) : step);
    }
  }
}
