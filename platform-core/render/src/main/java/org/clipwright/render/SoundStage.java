package org.clipwright.render;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Supplier;
import org.clipwright.render.codec.Encoder;
import org.clipwright.render.mix.SoundMixer;
import org.clipwright.render.setup.CancellationToken;
import org.clipwright.render.setup.EffectSupervision;
import org.clipwright.render.setup.FrameRange;
import org.clipwright.render.setup.RenderCancelledException;
import org.clipwright.render.setup.RenderException;
import org.clipwright.render.stage.StageThread;
import org.clipwright.sdk.media.AudioBlock;

/** Mixes ahead of the encoder on its own thread. */
final class SoundStage implements AutoCloseable {

  private static final int MIXED_AHEAD = 4;

  private final SoundMixer mixer;
  private final CancellationToken token;
  private final EffectSupervision supervision;
  private final BlockingQueue<AudioBlock> free = new LinkedBlockingQueue<>();
  private final StageThread<AudioBlock> mixing;

  SoundStage(
      SoundMixer mixer,
      Supplier<AudioBlock> newBlock,
      FrameRange frames,
      CancellationToken token,
      EffectSupervision supervision) {
    this.mixer = mixer;
    this.supervision = supervision;
    this.token = token;
    for (int i = 0; i < MIXED_AHEAD + 2; i++) {
      free.add(newBlock.get());
    }
    this.mixing = new StageThread<>("render-mix", MIXED_AHEAD, _ -> {}, outlet -> mix(frames, outlet));
  }

  /** Encodes the next frame's sound. */
  void encodeNext(Encoder encoder) {
    try {
      AudioBlock block = mixing.next(this::check);
      encoder.write(block);
      free.add(block);
    } catch (InterruptedException exception) {
      Thread.currentThread().interrupt();
      throw new RenderCancelledException();
    }
  }

  @Override
  public void close() {
    mixing.stop();
    if (stuck() || !mixing.ended()) {
      supervision.threadLeft();
      return;
    }
    mixing.close();
    mixer.close();
  }

  private boolean stuck() {
    try {
      mixer.check();
      return false;
    } catch (RenderException tooMuch) {
      return true;
    }
  }

  private void check() {
    token.check();
    mixer.check();
  }

  private void mix(FrameRange frames, StageThread.Outlet<AudioBlock> outlet) throws InterruptedException {
    for (long frame = frames.first(); frame <= frames.last(); frame++) {
      token.check();
      AudioBlock block = free.take();
      mixer.mix(frame, block);
      outlet.put(block);
    }
  }
}
