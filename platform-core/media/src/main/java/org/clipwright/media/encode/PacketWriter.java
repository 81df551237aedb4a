package org.clipwright.media.encode;

import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_rescale_ts;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_packet;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_frame;
import static org.bytedeco.ffmpeg.global.avformat.av_interleaved_write_frame;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EAGAIN;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EOF;

import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.clipwright.media.ffmpeg.Native;

/** Sends frames to an encoder and its packets to the container. */
final class PacketWriter implements AutoCloseable {

  private final AVFormatContext container;
  private final AVCodecContext encoder;
  private final AVStream stream;
  private final long frameDuration;
  private final AVPacket packet = av_packet_alloc();

  /** Packets without a duration get the given one, in the encoder's time base; 0 leaves them unset. */
  PacketWriter(AVFormatContext container, AVCodecContext encoder, AVStream stream, long frameDuration) {
    this.container = container;
    this.encoder = encoder;
    this.stream = stream;
    this.frameDuration = frameDuration;
  }

  /** Encodes a frame; {@code null} flushes the encoder. */
  void send(AVFrame frame) {
    Native.check(avcodec_send_frame(encoder, frame), "The encoder refuses a frame");
    while (true) {
      int code = avcodec_receive_packet(encoder, packet);
      if (code == AVERROR_EAGAIN() || code == AVERROR_EOF()) {
        return;
      }
      Native.check(code, "Encoding failed");
      write();
    }
  }

  private void write() {
    if (packet.duration() == 0 && frameDuration > 0) {
      packet.duration(frameDuration);
    }
    packet.stream_index(stream.index());
    av_packet_rescale_ts(packet, encoder.time_base(), stream.time_base());
    Native.check(av_interleaved_write_frame(container, packet), "The output cannot be written");
  }

  @Override
  public void close() {
    av_packet_free(packet);
  }
}
