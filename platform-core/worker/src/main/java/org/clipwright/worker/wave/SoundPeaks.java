package org.clipwright.worker.wave;

import org.clipwright.render.codec.DecodedPicture;
import org.clipwright.render.codec.Encoder;
import org.clipwright.sdk.media.AudioBlock;
import org.clipwright.sdk.media.Frame;

/** The peaks of a sound, for drawing it: the lowest and highest sample of each column. */
public final class SoundPeaks implements Encoder {

  private final float[][] lowest;
  private final float[][] highest;
  private final double samplesPerColumn;
  private long position;

  /**
   * Collects the peaks of a sound.
   *
   * @param samples how many samples there will be; more fall into the last column
   */
  public SoundPeaks(int channels, int columns, long samples) {
    this.lowest = new float[channels][columns];
    this.highest = new float[channels][columns];
    this.samplesPerColumn = Math.max(1, samples) / (double) columns;
  }

  @Override
  public void write(AudioBlock block) {
    for (int channel = 0; channel < Math.min(block.channelCount(), lowest.length); channel++) {
      float[] samples = block.channel(channel);
      for (int i = 0; i < block.samples(); i++) {
        int column = (int) Math.min(lowest[channel].length - 1, (position + i) / samplesPerColumn);
        lowest[channel][column] = Math.min(lowest[channel][column], samples[i]);
        highest[channel][column] = Math.max(highest[channel][column], samples[i]);
      }
    }
    position += block.samples();
  }

  /** Draws the channels below each other; silence is a thin line. */
  public void draw(Frame frame, WaveColor wave, WaveColor background) {
    int area = frame.width() * frame.height();
    for (int i = 0; i < area; i++) {
      frame.pixel(i, background.pixel());
    }
    double height = frame.height() / (double) lowest.length;
    for (int channel = 0; channel < lowest.length; channel++) {
      double axis = height * (channel + 0.5);
      for (int x = 0; x < frame.width(); x++) {
        int top = (int) Math.floor(axis - Math.min(1, highest[channel][x]) * height / 2);
        int bottom = (int) Math.floor(axis - Math.max(-1, lowest[channel][x]) * height / 2);
        for (int y = Math.max(0, top); y <= Math.min(frame.height() - 1, bottom); y++) {
          frame.pixel(y * frame.width() + x, wave.pixel());
        }
      }
    }
  }

  @Override
  public void write(DecodedPicture picture) {
    throw new IllegalStateException("Only sound has peaks.");
  }

  @Override
  public void write(Frame frame) {
    throw new IllegalStateException("Only sound has peaks.");
  }

  @Override
  public void repeat() {
    throw new IllegalStateException("Only sound has peaks.");
  }

  @Override
  public void finish() {}

  @Override
  public void close() {}
}
