package org.clipwright.worker.overview;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.clipwright.render.codec.SoundSource;
import org.clipwright.sdk.media.AudioBlock;
import org.clipwright.services.work.RenderStoppedException;
import org.clipwright.services.work.WorkRequest;

/** One pass over the sound of a file that finds the lowest and the highest sample in each of its parts. */
public final class PeakScan {

  private static final int BLOCK = 1 << 14;
  private static final int FULL = 1 << 15;

  private final WorkRequest.Parts parts;
  private final AudioBlock block;
  private final float[][] lowest;
  private final float[][] highest;

  /**
   * Prepares a pass.
   *
   * @param channels of the file
   */
  public PeakScan(WorkRequest.Parts parts, int channels, int sampleRate) {
    this.parts = parts;
    this.block = new AudioBlock(channels, BLOCK, sampleRate);
    this.lowest = new float[parts.merged() ? 1 : channels][parts.count()];
    this.highest = new float[parts.merged() ? 1 : channels][parts.count()];
    for (int channel = 0; channel < lowest.length; channel++) {
      Arrays.fill(lowest[channel], Float.POSITIVE_INFINITY);
      Arrays.fill(highest[channel], Float.NEGATIVE_INFINITY);
    }
  }

  /**
   * The peaks as 16-bit numbers, by part, then channel, the lowest first.
   *
   * @throws RenderStoppedException when this thread is interrupted
   */
  public byte[] of(SoundSource sound) {
    long total = (long) parts.count() * parts.samples();
    for (long done = 0; done < total; done += block.samples()) {
      if (Thread.currentThread().isInterrupted()) {
        throw new RenderStoppedException();
      }
      block.resize((int) Math.min(BLOCK, total - done));
      sound.read(parts.first() + done, block);
      if (parts.merged()) {
        merge();
      }
      for (int channel = 0; channel < lowest.length; channel++) {
        note(block.channel(channel), channel, done);
      }
    }
    return bytes();
  }

  /** Averages all channels into the first. */
  private void merge() {
    float[] first = block.channel(0);
    for (int i = 0; i < block.samples(); i++) {
      float sum = 0;
      for (int channel = 0; channel < block.channelCount(); channel++) {
        sum += block.channel(channel)[i];
      }
      first[i] = sum / block.channelCount();
    }
  }

  private void note(float[] samples, int channel, long done) {
    for (int i = 0; i < block.samples(); i++) {
      int part = (int) ((done + i) / parts.samples());
      lowest[channel][part] = Math.min(lowest[channel][part], samples[i]);
      highest[channel][part] = Math.max(highest[channel][part], samples[i]);
    }
  }

  private byte[] bytes() {
    ByteBuffer bytes = ByteBuffer.allocate(parts.count() * lowest.length * 2 * Short.BYTES)
        .order(ByteOrder.LITTLE_ENDIAN);
    for (int part = 0; part < parts.count(); part++) {
      for (int channel = 0; channel < lowest.length; channel++) {
        bytes.putShort(number(lowest[channel][part])).putShort(number(highest[channel][part]));
      }
    }
    return bytes.array();
  }

  private static short number(float sample) {
    return (short) Math.clamp(Math.round(sample * FULL), Short.MIN_VALUE, Short.MAX_VALUE);
  }
}
