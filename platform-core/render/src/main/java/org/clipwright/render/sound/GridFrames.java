package org.clipwright.render.sound;

import org.clipwright.render.codec.SoundSource;
import org.clipwright.sdk.media.AudioBlock;

/** The frames of sound produced at the timeline's rate. */
public final class GridFrames implements ClipFrames {

  private final FrameGrid grid;
  private final SoundSource source;
  private final BackwardSound backward = new BackwardSound();

  public GridFrames(FrameGrid grid, SoundSource source) {
    this.grid = grid;
    this.source = source;
  }

  @Override
  public int samples(long frame) {
    return grid.samples(frame);
  }

  @Override
  public void read(long frame, PlaybackDirection direction, AudioBlock block) {
    block.resize(grid.samples(frame));
    switch (direction) {
      case FORWARD -> source.read(grid.before(frame), block);
      case BACKWARD -> backward.read(source, grid.before(frame + 1), block);
    }
  }

  @Override
  public void show(long frame, PlaybackDirection direction) {
    // Sound produced for the timeline does not depend on earlier requests.
  }
}
