package org.clipwright.worker;

import org.clipwright.render.codec.DecodedPicture;
import org.clipwright.render.codec.Encoder;
import org.clipwright.sdk.media.AudioBlock;
import org.clipwright.sdk.media.Frame;

/** Passes the samples between two positions on to an encoder, with silence where there are none. */
final class AlignedSound implements Encoder {

  private final Encoder encoder;
  private final AudioBlock part;
  private final long end;
  private long arriving;
  private long next;

  /** The samples to pass on, counted from the start of the film; those before it are silent. */
  record Samples(long first, long end) {}

  /**
   * Passes nothing on yet.
   *
   * @param arriving the place of the first sample that will be written here
   * @param channels of what will be written here
   */
  AlignedSound(Encoder encoder, Samples wanted, long arriving, int channels, int sampleRate) {
    this.encoder = encoder;
    this.part = new AudioBlock(channels, 1, sampleRate);
    this.next = wanted.first();
    this.end = wanted.end();
    this.arriving = arriving;
  }

  @Override
  public void write(AudioBlock block) {
    passSilence(arriving);
    int from = Math.toIntExact(Math.clamp(next - arriving, 0, block.samples()));
    int count = Math.toIntExact(Math.clamp(end - next, 0, block.samples() - from));
    if (count > 0) {
      part.resize(count);
      for (int channel = 0; channel < part.channelCount(); channel++) {
        System.arraycopy(block.channel(channel), from, part.channel(channel), 0, count);
      }
      pass(count);
    }
    arriving += block.samples();
  }

  private void passSilence(long until) {
    int count = Math.toIntExact(Math.max(0, until - next));
    if (count > 0) {
      part.resize(count);
      part.silence();
      pass(count);
    }
  }

  private void pass(int count) {
    encoder.write(part);
    next += count;
  }

  @Override
  public void finish() {
    passSilence(end);
    encoder.finish();
  }

  @Override
  public void close() {
    encoder.close();
  }

  @Override
  public void write(DecodedPicture picture) {
    throw noPictures();
  }

  @Override
  public void write(Frame frame) {
    throw noPictures();
  }

  @Override
  public void repeat() {
    throw noPictures();
  }

  private static UnsupportedOperationException noPictures() {
    return new UnsupportedOperationException("Only sound is written here.");
  }
}
