package org.clipwright.media;

import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_FLAG_GLOBAL_HEADER;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_rescale_ts;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_encoder_by_name;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_from_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_packet;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_frame;
import static org.bytedeco.ffmpeg.global.avformat.av_interleaved_write_frame;
import static org.bytedeco.ffmpeg.global.avformat.avformat_new_stream;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUV420P;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_get_buffer;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_make_writable;
import static org.bytedeco.ffmpeg.global.avutil.av_make_q;

import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.function.LongUnaryOperator;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.clipwright.media.encode.OutputFile;
import org.clipwright.media.ffmpeg.Native;

/**
 * A film as other programs write it.
 *
 * @param codec FFmpeg's encoder
 * @param options the encoder's, beside a keyframe every 20 frames
 * @param format FFmpeg's pixel format
 * @param stamps when each frame is shown, counted from 0 in frames
 */
public record CodedFilm(
    String codec, Map<String, String> options, int width, int height, int fps, int format, LongUnaryOperator stamps) {

  public static final int GROUP = 20;

  private static final int DEPTH = 2;

  /** Planar 4:2:0 at the size and rate of {@link PaintedFilm}. */
  public static CodedFilm of(String codec, Map<String, String> options) {
    return new CodedFilm(
        codec, options, PaintedFilm.WIDTH, PaintedFilm.HEIGHT, 25, AV_PIX_FMT_YUV420P, LongUnaryOperator.identity());
  }

  /** The same at another size. */
  public CodedFilm at(int otherWidth, int otherHeight, int otherFps) {
    return new CodedFilm(codec, options, otherWidth, otherHeight, otherFps, format, stamps);
  }

  /** The same with other samples. */
  public CodedFilm in(int otherFormat) {
    return new CodedFilm(codec, options, width, height, fps, otherFormat, stamps);
  }

  /** The same with frames shown at other times. */
  public CodedFilm stamped(LongUnaryOperator other) {
    return new CodedFilm(codec, options, width, height, fps, format, other);
  }

  /** Writes so many frames; the file's name says the container. */
  public Path write(Path file, int frames) {
    String name = file.getFileName().toString();
    String ending = name.substring(name.lastIndexOf('.') + 1);
    AVCodec encoder = avcodec_find_encoder_by_name(codec);
    AVCodecContext context = avcodec_alloc_context3(encoder);
    try (OutputFile output = new OutputFile(file, ending.equals("ts") ? "mpegts" : ending)) {
      open(encoder, context, output.hasGlobalHeader());
      AVStream stream = avformat_new_stream(output.container(), encoder);
      Native.check(avcodec_parameters_from_context(stream.codecpar(), context), "describing");
      stream.time_base(context.time_base());
      stream.sample_aspect_ratio(context.sample_aspect_ratio());
      stream.avg_frame_rate(context.framerate());
      output.start(codec);
      encode(context, output, stream, frames);
      output.finish();
    } finally {
      avcodec_free_context(context);
    }
    return file;
  }

  private void open(AVCodec encoder, AVCodecContext context, boolean globalHeader) {
    context.width(width);
    context.height(height);
    context.pix_fmt(format);
    context.time_base(av_make_q(1, fps));
    context.framerate(av_make_q(fps, 1));
    context.gop_size(GROUP);
    context.thread_count(1);
    context.flags(context.flags() | (globalHeader ? AV_CODEC_FLAG_GLOBAL_HEADER : 0));
    AVDictionary settings = Native.dictionary(options);
    try {
      Native.check(avcodec_open2(context, encoder, settings), "opening " + codec);
    } finally {
      av_dict_free(settings);
    }
  }

  private void encode(AVCodecContext context, OutputFile output, AVStream stream, int frames) {
    AVFrame frame = av_frame_alloc();
    frame.format(format);
    frame.width(width);
    frame.height(height);
    Native.check(av_frame_get_buffer(frame, 0), "making a frame");
    for (int number = 0; number < frames; number++) {
      Native.check(av_frame_make_writable(frame), "making a frame");
      paint(frame, number);
      frame.pts(stamps.applyAsLong(number));
      send(context, frame, output, stream);
    }
    send(context, null, output, stream);
    av_frame_free(frame);
  }

  /** Each frame has noise of its own, so that none looks like another. */
  private void paint(AVFrame frame, int number) {
    Random noise = new Random(number);
    int bytes = frame.linesize(0);
    byte[] row = new byte[bytes];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < bytes; x++) {
        row[x] = (byte) (64 + (x + y + number) % 64 + noise.nextInt(8));
        row[x] = format == AV_PIX_FMT_YUV420P || x % DEPTH == 0 ? row[x] : 0;
      }
      frame.data(0).position((long) y * bytes).put(row);
    }
    frame.data(0).position(0);
  }

  private static void send(AVCodecContext context, AVFrame frame, OutputFile output, AVStream stream) {
    AVPacket packet = av_packet_alloc();
    Native.check(avcodec_send_frame(context, frame), "encoding");
    while (avcodec_receive_packet(context, packet) >= 0) {
      packet.stream_index(0);
      packet.duration(1);
      av_packet_rescale_ts(packet, context.time_base(), stream.time_base());
      Native.check(av_interleaved_write_frame(output.container(), packet), "writing");
    }
    av_packet_free(packet);
  }
}
