package org.clipwright.media.encode;

import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_CAP_SMALL_LAST_FRAME;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_CAP_VARIABLE_FRAME_SIZE;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_CONFIG_SAMPLE_FORMAT;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_FLAG_GLOBAL_HEADER;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_from_context;
import static org.bytedeco.ffmpeg.global.avformat.avformat_new_stream;
import static org.bytedeco.ffmpeg.global.avutil.AV_SAMPLE_FMT_FLTP;
import static org.bytedeco.ffmpeg.global.avutil.av_audio_fifo_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_audio_fifo_free;
import static org.bytedeco.ffmpeg.global.avutil.av_audio_fifo_read;
import static org.bytedeco.ffmpeg.global.avutil.av_audio_fifo_size;
import static org.bytedeco.ffmpeg.global.avutil.av_audio_fifo_write;
import static org.bytedeco.ffmpeg.global.avutil.av_channel_layout_copy;
import static org.bytedeco.ffmpeg.global.avutil.av_channel_layout_uninit;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_get_buffer;
import static org.bytedeco.ffmpeg.global.avutil.av_make_q;
import static org.bytedeco.ffmpeg.global.avutil.av_samples_set_silence;
import static org.bytedeco.ffmpeg.global.swresample.swr_alloc_set_opts2;
import static org.bytedeco.ffmpeg.global.swresample.swr_convert;
import static org.bytedeco.ffmpeg.global.swresample.swr_free;
import static org.bytedeco.ffmpeg.global.swresample.swr_get_out_samples;
import static org.bytedeco.ffmpeg.global.swresample.swr_init;

import java.util.List;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVAudioFifo;
import org.bytedeco.ffmpeg.avutil.AVChannelLayout;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.swresample.SwrContext;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.PointerPointer;
import org.clipwright.media.ffmpeg.Native;
import org.clipwright.media.sound.ChannelLayouts;
import org.clipwright.render.codec.AudioSettings;
import org.clipwright.render.codec.MediaException;
import org.clipwright.sdk.media.AudioBlock;

/** The audio stream of an output file. */
final class AudioTrack implements AutoCloseable {

  private static final int USUAL_FRAME = 1024;

  private final AudioSettings settings;
  private final AVCodec codec;
  private final AVCodecContext encoder;
  private final PacketWriter packets;
  private final AVAudioFifo fifo;
  private final PointerPointer<FloatPointer> planes;
  private final FloatPointer[] buffers;
  private final SwrContext converter;
  private int capacity;
  private long written;

  AudioTrack(AVFormatContext container, AudioSettings settings, boolean globalHeader) {
    this.settings = settings;
    this.codec = Codecs.audio(settings.codec());
    this.encoder = avcodec_alloc_context3(codec);
    AVStream stream = avformat_new_stream(container, codec);
    AVChannelLayout layout = ChannelLayouts.of(settings.channelLayout());
    configure(layout, globalHeader);
    if (avcodec_open2(encoder, codec, (org.bytedeco.ffmpeg.avutil.AVDictionary) null) < 0) {
      throw new MediaException(
          "The audio codec " + codecName() + " does not take " + settings.channels() + " channels at "
              + settings.sampleRate() + " Hz.");
    }
    Native.check(avcodec_parameters_from_context(stream.codecpar(), encoder), "The sound stream cannot be set up");
    stream.time_base(encoder.time_base());
    this.packets = new PacketWriter(container, encoder, stream, 0);
    this.converter = converter(layout);
    av_channel_layout_uninit(layout);
    this.fifo = av_audio_fifo_alloc(encoder.sample_fmt(), encoder.ch_layout().nb_channels(), 1 << 14);
    this.planes = new PointerPointer<>(settings.channels());
    this.buffers = new FloatPointer[settings.channels()];
  }

  String codecName() {
    return codec.name().getString();
  }

  private void configure(AVChannelLayout layout, boolean globalHeader) {
    List<Integer> formats = SoundRates.supported(codec, AV_CODEC_CONFIG_SAMPLE_FORMAT);
    encoder.sample_fmt(formats.isEmpty() || formats.contains(AV_SAMPLE_FMT_FLTP)
        ? AV_SAMPLE_FMT_FLTP : formats.getFirst());
    encoder.sample_rate(SoundRates.nearest(codec, settings.sampleRate()));
    av_channel_layout_copy(encoder.ch_layout(), layout);
    encoder.bit_rate(AudioBitrates.limited(codecName(), settings));
    encoder.time_base(av_make_q(1, encoder.sample_rate()));
    if (globalHeader) {
      encoder.flags(encoder.flags() | AV_CODEC_FLAG_GLOBAL_HEADER);
    }
  }

  private SwrContext converter(AVChannelLayout layout) {
    SwrContext context = new SwrContext(null);
    int code = swr_alloc_set_opts2(context, encoder.ch_layout(), encoder.sample_fmt(), encoder.sample_rate(), layout,
        AV_SAMPLE_FMT_FLTP, settings.sampleRate(), 0, null);
    if (code < 0 || swr_init(context) < 0) {
      throw new MediaException("Sound cannot be converted for the codec " + codecName() + ".");
    }
    return context;
  }

  /** Writes a block, which may be empty: at the lowest sample rates some frames have no samples. */
  void write(AudioBlock block) {
    if (block.samples() == 0) {
      return;
    }
    fill(block);
    convert(planes, block.samples());
    encodeFull();
  }

  private void fill(AudioBlock block) {
    if (capacity < block.samples()) {
      capacity = Math.max(block.samples(), 8192);
      for (int i = 0; i < buffers.length; i++) {
        buffers[i] = new FloatPointer(capacity);
        planes.put(i, buffers[i]);
      }
    }
    for (int i = 0; i < buffers.length; i++) {
      buffers[i].position(0).put(block.channel(Math.min(i, block.channelCount() - 1)), 0, block.samples());
    }
  }

  private void convert(PointerPointer<?> input, int samples) {
    AVFrame target = frame(Math.max(1, swr_get_out_samples(converter, samples)));
    try {
      int count = Native.check(
          swr_convert(converter, target.extended_data(), target.nb_samples(), input, samples),
          "Sound cannot be converted");
      Native.check(av_audio_fifo_write(fifo, target.extended_data(), count), "Not enough memory for sound");
    } finally {
      av_frame_free(target);
    }
  }

  private AVFrame frame(int samples) {
    AVFrame frame = av_frame_alloc();
    frame.nb_samples(samples);
    frame.format(encoder.sample_fmt());
    frame.sample_rate(encoder.sample_rate());
    av_channel_layout_copy(frame.ch_layout(), encoder.ch_layout());
    Native.check(av_frame_get_buffer(frame, 0), "Not enough memory for sound");
    return frame;
  }

  private int frameSize() {
    boolean anySize = (codec.capabilities() & AV_CODEC_CAP_VARIABLE_FRAME_SIZE) != 0;
    return anySize || encoder.frame_size() <= 0 ? USUAL_FRAME : encoder.frame_size();
  }

  private void encodeFull() {
    while (av_audio_fifo_size(fifo) >= frameSize()) {
      encode(frameSize(), frameSize());
    }
  }

  /** Encodes samples from the queue, padded with silence to the given size. */
  private void encode(int samples, int size) {
    AVFrame frame = frame(size);
    try {
      if (samples < size) {
        av_samples_set_silence(frame.extended_data(), 0, size, encoder.ch_layout().nb_channels(), encoder.sample_fmt());
      }
      av_audio_fifo_read(fifo, frame.extended_data(), samples);
      frame.pts(written);
      written += size;
      packets.send(frame);
    } finally {
      av_frame_free(frame);
    }
  }

  void finish() {
    convert(null, 0);
    encodeFull();
    int rest = av_audio_fifo_size(fifo);
    if (rest > 0) {
      boolean shortEnd = (codec.capabilities() & (AV_CODEC_CAP_SMALL_LAST_FRAME | AV_CODEC_CAP_VARIABLE_FRAME_SIZE))
          != 0;
      encode(rest, shortEnd || encoder.frame_size() <= 0 ? rest : encoder.frame_size());
    }
    packets.send(null);
  }

  @Override
  public void close() {
    swr_free(converter);
    av_audio_fifo_free(fifo);
    for (FloatPointer buffer : buffers) {
      if (buffer != null) {
        buffer.close();
      }
    }
    planes.close();
    packets.close();
    avcodec_free_context(encoder);
  }
}
