package org.clipwright.media;

import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_unref;
import static org.bytedeco.ffmpeg.global.avutil.av_q2d;

import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.clipwright.render.MediaException;
import org.clipwright.render.SoundSource;
import org.clipwright.sdk.audio.AudioBlock;
import org.clipwright.sdk.effect.Fidelity;

/** The sound of a file by position, decoded and resampled as it is read on. */
final class AudioDecoder implements SoundSource {

  /** Reading this much ahead is cheaper than seeking. */
  private static final double NEAR_SECONDS = 3;

  /** How far before a wanted position decoding starts after a jump, so that decoders and the resampler are warm. */
  private static final double RUN_UP_SECONDS = 0.25;

  private final InputFile input;
  private final PacketDecoder packets;
  private final Resampler resampler;
  private final AVFrame frame = av_frame_alloc();
  private final double timeBase;
  private final double shift;
  private final int sampleRate;
  private final SampleWindow window;
  private boolean ended;

  AudioDecoder(InputFile input, int sampleRate, int channelLayout, Fidelity fidelity) {
    this.input = input;
    if (!input.hasAudio()) {
      throw new MediaException(input.name() + " has no sound.");
    }
    this.packets = new PacketDecoder(input, input.audio(), 1, fidelity);
    this.resampler = new Resampler(sampleRate, channelLayout);
    this.timeBase = av_q2d(input.audio().time_base());
    this.shift = input.timeShift(fidelity);
    this.sampleRate = sampleRate;
    this.window = new SampleWindow(resampler.channels());
  }

  @Override
  public void read(long position, AudioBlock block) {
    long end = position + block.samples();
    boolean behind = position < window.start() && !(window.atBeginning() && position < 0);
    if (behind || position > window.end() + NEAR_SECONDS * sampleRate) {
      seek(position);
    }
    window.discardBefore(position);
    while (!ended && window.end() < end) {
      decode();
      window.discardBefore(position);
    }
    window.copy(position, block);
  }

  private void seek(long position) {
    double seconds = (double) position / sampleRate - RUN_UP_SECONDS;
    if (seconds <= 0) {
      packets.rewind();
    } else {
      packets.seek(seconds - shift);
    }
    resampler.reset();
    window.clear();
    ended = false;
  }

  private void decode() {
    av_frame_unref(frame);
    if (!packets.next(frame)) {
      ended = true;
      resampler.drain(window);
      return;
    }
    if (!window.isPlaced()) {
      window.place(resampler.begin(frame, sourcePosition(frame)));
    } else {
      fillGap(position(frame) - window.end() - resampler.pending());
    }
    resampler.convert(frame, window);
  }

  /** Streams may leave holes; what comes after them stays at its time. */
  private void fillGap(long samples) {
    if (samples > sampleRate / 10) {
      resampler.drain(window);
      resampler.reset();
      window.appendSilence((int) Math.min(samples, 60L * sampleRate));
    }
  }

  private long position(AVFrame decoded) {
    long timestamp = decoded.best_effort_timestamp();
    if (timestamp == AV_NOPTS_VALUE) {
      return window.isPlaced() ? window.end() + resampler.pending() : 0;
    }
    return Math.round((timestamp * timeBase + shift) * sampleRate);
  }

  private long sourcePosition(AVFrame decoded) {
    long timestamp = decoded.best_effort_timestamp();
    return timestamp == AV_NOPTS_VALUE ? 0 : Math.round((timestamp * timeBase + shift) * decoded.sample_rate());
  }

  @Override
  public void close() {
    av_frame_free(frame);
    resampler.close();
    packets.close();
    input.close();
  }
}
