package org.clipwright.render;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Supplier;
import org.clipwright.sdk.audio.AudioBlock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Mixes ahead of the encoder on a thread of its own. */
final class SoundStage implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(SoundStage.class);
  private static final int MIXED_AHEAD = 4;

  private final SoundMixer mixer;
  private final CancellationToken token;
  private final BlockingQueue<AudioBlock> free = new LinkedBlockingQueue<>();
  private final Stage<AudioBlock> mixing;

  SoundStage(SoundMixer mixer, Supplier<AudioBlock> newBlock, FrameRange frames, CancellationToken token) {
    this.mixer = mixer;
    this.token = token;
    for (int i = 0; i < MIXED_AHEAD + 2; i++) {
      free.add(newBlock.get());
    }
    this.mixing = new Stage<>("render-mix", MIXED_AHEAD, _ -> {}, outlet -> mix(frames, outlet));
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
    if (!mixing.ended()) {
      LOG.error("The mixing thread could not be stopped; its memory is lost until the process ends.");
      return;
    }
    mixing.close();
    mixer.close();
  }

  private void check() {
    token.check();
    mixer.check();
  }

  private void mix(FrameRange frames, Stage.Outlet<AudioBlock> outlet) throws InterruptedException {
    for (long frame = frames.first(); frame <= frames.last(); frame++) {
      token.check();
      AudioBlock block = free.take();
      mixer.mix(frame, block);
      outlet.put(block);
    }
  }
}
