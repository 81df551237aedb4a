package org.clipwright.media.sound;

import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_AAC;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_unref;
import static org.bytedeco.ffmpeg.global.avutil.av_q2d;

import java.util.Optional;
import org.bytedeco.ffmpeg.avutil.AVChannelLayout;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.clipwright.media.film.PacketDecoder;
import org.clipwright.media.input.InputFile;
import org.clipwright.render.codec.MediaException;
import org.clipwright.render.codec.SoundFormat;
import org.clipwright.render.codec.SoundSource;
import org.clipwright.sdk.effect.Fidelity;
import org.clipwright.sdk.media.AudioBlock;
import org.clipwright.timeline.MediaInfo;

/** The sound of a file by position, decoded and resampled as reading proceeds. */
public final class AudioDecoder implements SoundSource {

  /** Reading up to this far ahead is cheaper than seeking. */
  private static final double NEAR_SECONDS = 3;

  /** How far before the wanted position decoding starts after a seek, to warm up decoder and resampler. */
  private static final double RUN_UP_SECONDS = 0.25;

  /**
   * Up to this video frame the original engine decodes from the start; for later ones it seeks to slightly before them.
   */
  private static final int ORIGINAL_START_FRAMES = 32;

  private static final int ORIGINAL_RUN_UP_FRAMES = 12;

  /** The original engine reads on for up to this many video frames past the last one requested, and seeks otherwise. */
  private static final int ORIGINAL_NEAR_FRAMES = 20;

  /** Readers occasionally step back by a few samples. */
  private static final int KEPT_SAMPLES = 1024;

  private static final int LONGEST_HOLE_SECONDS = 60;

  private final InputFile input;
  private final MediaInfo info;
  private final Fidelity fidelity;
  private final PacketDecoder packets;
  private final SoundPlaces places;
  private final Resampler resampler;
  private final Optional<OriginalConverter> converter;
  private final AVFrame frame = av_frame_alloc();
  private final double shift;
  private final long firstSample;
  private final int sampleRate;
  private final SampleWindow window;
  private long expected;
  private long asked;
  private boolean warming;
  private boolean ended;

  public AudioDecoder(InputFile input, MediaInfo info, int sampleRate, int channelLayout, Fidelity fidelity) {
    this.input = input;
    this.info = info;
    this.fidelity = fidelity;
    if (!input.hasAudio()) {
      throw new MediaException(input.name() + " has no sound.");
    }
    this.packets = new PacketDecoder(input, input.audio(), 1, fidelity);
    boolean own = fidelity.original();
    this.converter = own ? Optional.of(converter(sampleRate, channelLayout)) : Optional.empty();
    this.resampler = own
        ? new Resampler(input.name(), info.sound().sampleRate(), ownLayout())
        : new Resampler(input.name(), sampleRate, ChannelLayouts.of(channelLayout));
    this.shift = input.timeShift(fidelity);
    double timeBase = av_q2d(input.audio().time_base());
    OriginalPlaces original = new OriginalPlaces(info, timeBase, shift, packets.isParallel());
    this.places = own ? original : new StampedPlaces(timeBase, shift);
    this.firstSample = original.place(input.firstTime(input.audio()));
    this.sampleRate = own ? info.sound().sampleRate() : sampleRate;
    this.window = new SampleWindow(resampler.channels());
  }

  private OriginalConverter converter(int outRate, int outLayout) {
    return new OriginalConverter(
        input.name(), info.sound().sampleRate(), ownLayout(), outRate, ChannelLayouts.of(outLayout));
  }

  private AVChannelLayout ownLayout() {
    return ChannelLayouts.like(input.audio().codecpar().ch_layout());
  }

  @Override
  public Optional<SoundFormat> format() {
    return converter.map(_ -> new SoundFormat(
        info.sound().sampleRate(), info.sound().channels(), info.sound().channelLayout(), info.fps(),
        info.videoLength(),
        info.durationSeconds(), firstSample));
  }

  @Override
  public void restartConversion() {
    converter.ifPresent(OriginalConverter::restart);
  }

  @Override
  public void convert(AudioBlock piece, AudioBlock block) {
    converter.orElseThrow().convert(piece, block);
  }

  @Override
  public void read(long position, AudioBlock block) {
    long end = position + block.samples();
    boolean behind = position < window.start() && !(window.atBeginning() && position < 0);
    if (behind || !window.isPlaced() || isFar(position, end - 1)) {
      seek(position, end - 1);
    }
    asked = pictureFrame(end - 1);
    window.discardBefore(position - KEPT_SAMPLES);
    while (!ended && window.end() < end) {
      decode();
      window.discardBefore(position - KEPT_SAMPLES);
    }
    window.copy(position, block);
    cut(position, block);
  }

  /** Silences samples past the permitted end of the sound. */
  private void cut(long position, AudioBlock block) {
    if (places.end() == Long.MAX_VALUE) {
      return;
    }
    long last = Math.round((double) places.end() * sampleRate / info.sound().sampleRate());
    int kept = Math.clamp(last - position, 0, block.samples());
    block.silenceFrom(kept);
  }

  private boolean isFar(long position, long last) {
    return switch (fidelity) {
      case CORRECT -> position > window.end() + NEAR_SECONDS * sampleRate;
      case ORIGINAL, ORIGINAL_0_5 -> pictureFrame(last) - asked > ORIGINAL_NEAR_FRAMES;
    };
  }

  private long pictureFrame(long position) {
    return (long) ((double) position / sampleRate * info.fps().toDouble()) + 1;
  }

  private void seek(long position, long last) {
    switch (fidelity) {
      case CORRECT -> seek((double) position / sampleRate);
      case ORIGINAL, ORIGINAL_0_5 -> seekLikeOriginal(pictureFrame(last));
    }
    resampler.reset();
    places.restart();
    window.clear();
    ended = false;
  }

  /**
   * Near the start everything is decoded: timestamps are coarse in some containers, and seeking is inexact in others.
   */
  private void seek(double seconds) {
    if (seconds <= NEAR_SECONDS) {
      rewind();
    } else {
      packets.seek(seconds - RUN_UP_SECONDS - shift);
    }
  }

  private void seekLikeOriginal(long pictureFrame) {
    if (pictureFrame < ORIGINAL_START_FRAMES) {
      rewind();
      return;
    }
    double seconds = (pictureFrame - ORIGINAL_RUN_UP_FRAMES - 1) / info.fps().toDouble();
    boolean film = input.hasVideo() && !input.hasAttachedPicture();
    packets.seekBy(film ? input.video() : input.audio(), seconds + shift);
    warming = input.audio().codecpar().codec_id() == AV_CODEC_ID_AAC;
  }

  private void rewind() {
    warming = false;
    if (!packets.atStart()) {
      packets.rewind();
    }
  }

  private void decode() {
    av_frame_unref(frame);
    if (!packets.next(frame)) {
      ended = true;
      resampler.drain(window);
      return;
    }
    if (warming) {
      // The original engine's FFmpeg outputs nothing for the first AAC packet after a seek; ours does so only for the
      // stream's first.
      warming = false;
      if (packets.firstPacketTime() != input.firstTime(input.audio())) {
        return;
      }
    }
    long place = places.place(frame, packets.firstPacketTime());
    if (window.isPlaced()) {
      fillGap(place - expected);
      window.stepBack(Math.max(0, expected - place));
    } else {
      window.place(resampler.begin(frame, place));
    }
    expected = place + frame.nb_samples();
    resampler.convert(frame, window);
  }

  /** Streams may have gaps; the samples after one keep their time. */
  private void fillGap(long samples) {
    if (samples > 0) {
      resampler.drain(window);
      long silence = Math.round((double) samples * sampleRate / frame.sample_rate());
      window.appendSilence((int) Math.min(silence, (long) LONGEST_HOLE_SECONDS * sampleRate));
    }
  }

  @Override
  public void close() {
    av_frame_free(frame);
    resampler.close();
    converter.ifPresent(OriginalConverter::close);
    packets.close();
    input.close();
  }
}
