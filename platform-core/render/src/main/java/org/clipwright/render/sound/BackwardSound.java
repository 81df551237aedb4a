package org.clipwright.render.sound;

import org.clipwright.render.codec.SoundSource;
import org.clipwright.sdk.media.AudioBlock;

/** Reads a sound source from its end to its start, in pieces of one second, so that it seeks only once per second. */
final class BackwardSound {

  private AudioBlock piece = new AudioBlock(0, 0, 1);
  private long pieceStart;

  /** Fills a block with the samples before a position, the last one first. */
  void read(SoundSource source, long position, AudioBlock block) {
    int count = block.samples();
    if (!holds(position - count, position)) {
      load(source, position, Math.max(count, block.sampleRate()), block);
    }
    int last = (int) (position - pieceStart) - 1;
    for (int channel = 0; channel < block.channelCount(); channel++) {
      float[] from = piece.channel(channel);
      float[] to = block.channel(channel);
      for (int i = 0; i < count; i++) {
        to[i] = from[last - i];
      }
    }
  }

  private boolean holds(long from, long to) {
    return piece.channelCount() > 0 && pieceStart <= from && to <= pieceStart + piece.samples();
  }

  private void load(SoundSource source, long end, int length, AudioBlock like) {
    if (piece.channelCount() != like.channelCount()) {
      piece = new AudioBlock(like.channelCount(), length, like.sampleRate());
    }
    piece.resize(length);
    pieceStart = end - length;
    source.read(pieceStart, piece);
  }
}
