package org.clipwright.media.sound;

import static org.bytedeco.ffmpeg.global.avutil.AV_SAMPLE_FMT_S16;
import static org.bytedeco.ffmpeg.global.avutil.av_channel_layout_uninit;
import static org.bytedeco.ffmpeg.global.swresample.swr_alloc_set_opts2;
import static org.bytedeco.ffmpeg.global.swresample.swr_convert;
import static org.bytedeco.ffmpeg.global.swresample.swr_free;
import static org.bytedeco.ffmpeg.global.swresample.swr_init;

import org.bytedeco.ffmpeg.avutil.AVChannelLayout;
import org.bytedeco.ffmpeg.swresample.SwrContext;
import org.bytedeco.javacpp.PointerPointer;
import org.bytedeco.javacpp.ShortPointer;
import org.clipwright.media.ffmpeg.Native;
import org.clipwright.render.codec.MediaException;
import org.clipwright.sdk.media.AudioBlock;

/** Converts sound to another sample rate and channel layout as the original engine does, in 16-bit samples. */
final class OriginalConverter implements AutoCloseable {

  private static final float FULL_SCALE = 1 << 15;

  private final String name;
  private final int inRate;
  private final int outRate;
  private final AVChannelLayout inLayout;
  private final AVChannelLayout outLayout;
  private final PointerPointer<ShortPointer> in = new PointerPointer<>(1);
  private final PointerPointer<ShortPointer> out = new PointerPointer<>(1);
  private ShortPointer given = new ShortPointer(1);
  private ShortPointer taken = new ShortPointer(1);
  private short[] samples = {};
  private SwrContext context;

  /**
   * Creates a converter.
   *
   * @param name the file's name, for messages
   * @param inLayout layout of the input; freed with the converter
   * @param outLayout layout of the output; freed with the converter
   */
  OriginalConverter(String name, int inRate, AVChannelLayout inLayout, int outRate, AVChannelLayout outLayout) {
    this.name = name;
    this.inRate = inRate;
    this.outRate = outRate;
    this.inLayout = inLayout;
    this.outLayout = outLayout;
  }

  /** Discards the samples held back. */
  void restart() {
    if (context != null) {
      swr_free(context);
      context = null;
    }
  }

  /** Converts a piece, and shortens the block when there are fewer samples than it has room for. */
  void convert(AudioBlock piece, AudioBlock block) {
    open();
    give(piece);
    taken = roomFor(taken, block.samples() * block.channelCount());
    in.put(0, given);
    out.put(0, taken);
    int count = Native.check(swr_convert(context, out, block.samples(), in, piece.samples()),
        "The sound of " + name + " cannot be converted");
    block.resize(count);
    take(block);
  }

  private void open() {
    if (context != null) {
      return;
    }
    context = new SwrContext(null);
    int code = swr_alloc_set_opts2(
        context, outLayout, AV_SAMPLE_FMT_S16, outRate, inLayout, AV_SAMPLE_FMT_S16, inRate, 0, null);
    if (code < 0 || swr_init(context) < 0) {
      throw new MediaException(
          "The sound of " + name + ", " + inRate + " Hz with " + inLayout.nb_channels()
              + " channels, cannot be converted.");
    }
  }

  private void give(AudioBlock piece) {
    int channels = piece.channelCount();
    int count = piece.samples() * channels;
    reserve(count);
    for (int channel = 0; channel < channels; channel++) {
      float[] from = piece.channel(channel);
      for (int i = 0; i < piece.samples(); i++) {
        samples[i * channels + channel] =
            (short) Math.clamp(Math.floor(from[i] * FULL_SCALE + 0.5), -FULL_SCALE, FULL_SCALE - 1);
      }
    }
    given = roomFor(given, count);
    given.position(0).put(samples, 0, count);
  }

  private void take(AudioBlock block) {
    int channels = block.channelCount();
    reserve(block.samples() * channels);
    taken.position(0).get(samples, 0, block.samples() * channels);
    for (int channel = 0; channel < channels; channel++) {
      float[] to = block.channel(channel);
      for (int i = 0; i < block.samples(); i++) {
        to[i] = samples[i * channels + channel] / FULL_SCALE;
      }
    }
  }

  private void reserve(int count) {
    if (samples.length < count) {
      samples = new short[count];
    }
  }

  private static ShortPointer roomFor(ShortPointer pointer, int count) {
    if (pointer.capacity() >= count) {
      return pointer;
    }
    pointer.close();
    return new ShortPointer(count);
  }

  @Override
  public void close() {
    restart();
    given.close();
    taken.close();
    in.close();
    out.close();
    av_channel_layout_uninit(inLayout);
    av_channel_layout_uninit(outLayout);
  }
}
