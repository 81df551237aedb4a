package org.clipwright.media.sound;

import static org.bytedeco.ffmpeg.global.avutil.AV_SAMPLE_FMT_FLTP;
import static org.bytedeco.ffmpeg.global.avutil.av_channel_layout_uninit;
import static org.bytedeco.ffmpeg.global.avutil.av_opt_set_double;
import static org.bytedeco.ffmpeg.global.swresample.swr_alloc_set_opts2;
import static org.bytedeco.ffmpeg.global.swresample.swr_convert;
import static org.bytedeco.ffmpeg.global.swresample.swr_free;
import static org.bytedeco.ffmpeg.global.swresample.swr_get_out_samples;
import static org.bytedeco.ffmpeg.global.swresample.swr_init;
import static org.bytedeco.ffmpeg.global.swresample.swr_inject_silence;

import org.bytedeco.ffmpeg.avutil.AVChannelLayout;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.swresample.SwrContext;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.PointerPointer;
import org.clipwright.media.ffmpeg.Native;
import org.clipwright.render.codec.MediaException;

/**
 * Converts decoded sound to one sample rate and channel layout, as planar floats.
 *
 * <p>Downmixing keeps full scale at full scale, like the original engine's 16-bit conversion; with floats alone the sum
 * could exceed it.
 */
final class Resampler implements AutoCloseable {

  private final String name;
  private final AVChannelLayout layout;
  private final int sampleRate;
  private final PointerPointer<FloatPointer> planes;
  private FloatPointer[] buffers;
  private int capacity;
  private SwrContext context;
  private int inputRate;
  private int inputFormat;
  private int inputChannels;

  /**
   * Creates a resampler.
   *
   * @param name the file's name, for messages
   * @param layout layout of the output; freed with the resampler
   */
  Resampler(String name, int sampleRate, AVChannelLayout layout) {
    this.name = name;
    this.sampleRate = sampleRate;
    this.layout = layout;
    this.planes = new PointerPointer<>(layout.nb_channels());
    this.buffers = new FloatPointer[layout.nb_channels()];
  }

  int channels() {
    return layout.nb_channels();
  }

  /**
   * Restarts with the decoded frame to be converted next, and returns the position of the first output sample.
   *
   * <p>Most source positions fall between two output samples. Prepended silence moves the start back to the last
   * position that does not, so that nothing is shifted by a fraction of a sample.
   *
   * @param position of the frame's first sample, in samples of its own rate
   */
  long begin(AVFrame frame, long position) {
    reset();
    open(frame);
    int divisor = greatestCommonDivisor(inputRate, sampleRate);
    int silence = Math.floorMod(position, inputRate / divisor);
    if (silence > 0 && swr_inject_silence(context, silence) < 0) {
      throw unusable();
    }
    return (position - silence) / (inputRate / divisor) * (sampleRate / divisor);
  }

  private MediaException unusable() {
    return new MediaException(
        "The sound of " + name + ", " + inputRate + " Hz with " + inputChannels + " channels, cannot be converted.");
  }

  private static int greatestCommonDivisor(int a, int b) {
    return b == 0 ? a : greatestCommonDivisor(b, a % b);
  }

  /** Converts a decoded frame and appends the result. */
  void convert(AVFrame frame, SampleWindow window) {
    if (context == null || frame.sample_rate() != inputRate || frame.format() != inputFormat
        || frame.ch_layout().nb_channels() != inputChannels) {
      drain(window);
      open(frame);
    }
    int room = ensure(swr_get_out_samples(context, frame.nb_samples()));
    append(swr_convert(context, planes, room, frame.extended_data(), frame.nb_samples()), window);
  }

  /** Appends what is still buffered, then resets. */
  void drain(SampleWindow window) {
    if (context == null) {
      return;
    }
    int count;
    do {
      int room = ensure(Math.max(1, swr_get_out_samples(context, 0)));
      count = swr_convert(context, planes, room, (PointerPointer<?>) null, 0);
      append(count, window);
    } while (count > 0);
    reset();
  }

  /** Discards what is buffered. */
  void reset() {
    if (context != null) {
      swr_free(context);
      context = null;
    }
  }

  private void open(AVFrame frame) {
    inputRate = frame.sample_rate();
    inputFormat = frame.format();
    inputChannels = frame.ch_layout().nb_channels();
    AVChannelLayout source = ChannelLayouts.like(frame.ch_layout());
    context = new SwrContext(null);
    int code = swr_alloc_set_opts2(
        context, layout, AV_SAMPLE_FMT_FLTP, sampleRate, source, inputFormat, inputRate, 0, null);
    av_channel_layout_uninit(source);
    // Downmixed channels are attenuated so that their sum cannot exceed full scale.
    if (code < 0 || av_opt_set_double(context, "rematrix_maxval", 1, 0) < 0 || swr_init(context) < 0) {
      throw unusable();
    }
  }

  private int ensure(int count) {
    if (capacity < count) {
      capacity = Math.max(count, 8192);
      for (int i = 0; i < buffers.length; i++) {
        if (buffers[i] != null) {
          buffers[i].close();
        }
        buffers[i] = new FloatPointer(capacity);
        planes.put(i, buffers[i]);
      }
    }
    return capacity;
  }

  private void append(int count, SampleWindow window) {
    if (count < 0) {
      throw new MediaException("The sound of " + name + " cannot be converted: " + Native.message(count) + ".");
    }
    if (count == 0) {
      return;
    }
    float[][] target = window.room(count);
    for (int i = 0; i < buffers.length; i++) {
      buffers[i].position(0).get(target[i], window.length(), count);
    }
    window.appended(count);
  }

  @Override
  public void close() {
    reset();
    for (FloatPointer buffer : buffers) {
      if (buffer != null) {
        buffer.close();
      }
    }
    planes.close();
    av_channel_layout_uninit(layout);
  }
}
