package org.clipwright.render.codec;

import java.util.Optional;
import org.clipwright.sdk.media.AudioBlock;

/** Sound whose samples tell their places, and whose conversion keeps the first of them. */
public final class OwnFormatSound implements SoundSource {

  private final SoundFormat format;
  private int restarts;

  public OwnFormatSound(SoundFormat format) {
    this.format = format;
  }

  public int restarts() {
    return restarts;
  }

  @Override
  public void read(long position, AudioBlock block) {
    for (int i = 0; i < block.samples(); i++) {
      block.channel(0)[i] = position + i;
    }
  }

  @Override
  public Optional<SoundFormat> format() {
    return Optional.of(format);
  }

  @Override
  public void restartConversion() {
    restarts++;
  }

  @Override
  public void convert(AudioBlock piece, AudioBlock block) {
    for (int channel = 0; channel < block.channelCount(); channel++) {
      System.arraycopy(piece.channel(0), 0, block.channel(channel), 0, block.samples());
    }
  }

  @Override
  public void close() {}
}
