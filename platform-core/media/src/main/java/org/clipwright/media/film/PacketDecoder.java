package org.clipwright.media.film;

import static org.bytedeco.ffmpeg.global.avcodec.AVDISCARD_DEFAULT;
import static org.bytedeco.ffmpeg.global.avcodec.AVDISCARD_NONREF;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_CAP_FRAME_THREADS;
import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_FLAG_KEY;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_flush_buffers;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_frame;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_packet;
import static org.bytedeco.ffmpeg.global.avformat.AVSEEK_FLAG_BACKWARD;
import static org.bytedeco.ffmpeg.global.avformat.AVSEEK_FLAG_BYTE;
import static org.bytedeco.ffmpeg.global.avformat.av_index_search_timestamp;
import static org.bytedeco.ffmpeg.global.avformat.av_read_frame;
import static org.bytedeco.ffmpeg.global.avformat.av_seek_frame;
import static org.bytedeco.ffmpeg.global.avformat.avformat_index_get_entry;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EAGAIN;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EOF;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_INVALIDDATA;
import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;
import static org.bytedeco.ffmpeg.global.avutil.av_q2d;

import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.clipwright.media.input.InputFile;
import org.clipwright.render.codec.MediaException;
import org.clipwright.sdk.effect.Fidelity;

/** Reads the packets of one stream and decodes its frames in presentation order. One thread at a time. */
public final class PacketDecoder implements AutoCloseable {

  /** Consecutive damaged packets after which decoding the file is abandoned. */
  private static final int MOST_DAMAGED_PACKETS = 200;

  private final InputFile input;
  private final AVStream stream;
  private final AVCodecContext decoder;
  private final AVPacket packet = av_packet_alloc();
  private long skipBefore = AV_NOPTS_VALUE;
  private boolean skipping;
  private boolean fresh = true;
  private long firstTime = AV_NOPTS_VALUE;
  private boolean drained;
  private int damaged;

  public PacketDecoder(InputFile input, AVStream stream, int threads, Fidelity fidelity) {
    this.input = input;
    this.stream = stream;
    this.decoder = input.decoder(stream, threads, fidelity);
    for (int i = 0; i < input.container().nb_streams(); i++) {
      AVStream other = input.container().streams(i);
      other.discard(i == stream.index()
          ? AVDISCARD_DEFAULT
          : org.bytedeco.ffmpeg.global.avcodec.AVDISCARD_ALL);
    }
  }

  AVStream stream() {
    return stream;
  }

  public AVCodecContext context() {
    return decoder;
  }

  /** Whether the decoder may take several packets before it returns the first frame, to decode them in parallel. */
  public boolean isParallel() {
    return (decoder.codec().capabilities() & AV_CODEC_CAP_FRAME_THREADS) != 0;
  }

  /** Decodes the next frame into the given one; false at the end of the stream. */
  public boolean next(AVFrame frame) {
    while (true) {
      int code = avcodec_receive_frame(decoder, frame);
      if (code >= 0) {
        damaged = 0;
        return true;
      }
      if (code == AVERROR_EOF()) {
        return false;
      }
      if (code != AVERROR_EAGAIN()) {
        countDamage();
      }
      feed();
    }
  }

  /**
   * Decodes the first frame without the following packets that its decoder would wait for to reorder frames; the
   * decoder must not be used afterwards. Videos begin with their largest packets, each of which takes as long to decode
   * as ten others.
   */
  public boolean firstAlone(AVFrame frame) {
    feed();
    if (flush(frame)) {
      return true;
    }
    rewind();
    return next(frame);
  }

  /**
   * Returns everything about the first frame except its pixels, in a tenth of the time. Returns false and rewinds to
   * the start when the stream's packets do not allow that; otherwise the decoder must not be used afterwards.
   */
  public boolean firstWithoutPixels(AVFrame frame) {
    decoder.error_concealment(0);
    while (av_read_frame(input.container(), packet) >= 0 && packet.stream_index() != stream.index()) {
      av_packet_unref(packet);
    }
    if (packet.size() > 0 && FirstSlice.cut(stream.codecpar(), packet)) {
      avcodec_send_packet(decoder, packet);
      if (flush(frame)) {
        return true;
      }
    }
    rewind();
    return false;
  }

  /**
   * Decodes the next packet if it is a keyframe, without those that its decoder would wait for; the decoder must be
   * positioned anew afterwards.
   */
  boolean keyAlone(AVFrame frame) {
    feed();
    return !drained && (packet.flags() & AV_PKT_FLAG_KEY) != 0 && flush(frame);
  }

  /** Returns the frame made from the packets sent so far, without waiting for more. */
  private boolean flush(AVFrame frame) {
    avcodec_send_packet(decoder, null);
    return avcodec_receive_frame(decoder, frame) >= 0;
  }

  private void feed() {
    if (drained) {
      return;
    }
    while (true) {
      av_packet_unref(packet);
      int code = av_read_frame(input.container(), packet);
      if (code < 0) {
        input.requireRead();
        drained = true;
        avcodec_send_packet(decoder, null);
        return;
      }
      if (packet.stream_index() != stream.index()) {
        continue;
      }
      if (fresh) {
        fresh = false;
        firstTime = packet.pts();
      }
      chooseSkipping();
      int sent = avcodec_send_packet(decoder, packet);
      if (sent == AVERROR_INVALIDDATA()) {
        countDamage();
        continue;
      }
      return;
    }
  }

  /** Packets without a timestamp are never skipped. */
  private void chooseSkipping() {
    boolean early = skipBefore != AV_NOPTS_VALUE && packet.pts() != AV_NOPTS_VALUE && packet.pts() < skipBefore;
    if (early != skipping) {
      skipping = early;
      decoder.skip_frame(early ? AVDISCARD_NONREF : AVDISCARD_DEFAULT);
    }
  }

  private void countDamage() {
    if (++damaged > MOST_DAMAGED_PACKETS) {
      throw new MediaException(input.name() + " is damaged: too many of its packets cannot be decoded.");
    }
  }

  /** Whether nothing has been read since opening. */
  public boolean atStart() {
    return fresh;
  }

  /** Timestamp of the first packet read since the last seek. */
  public long firstPacketTime() {
    return firstTime;
  }

  /** From now on skips non-reference pictures before the given time, in seconds of the stream's own timestamps. */
  void skipBefore(double seconds) {
    skipBefore = (long) Math.floor(seconds / av_q2d(stream.time_base()));
  }

  /** From now on decodes all pictures. */
  void skipNothing() {
    skipBefore = AV_NOPTS_VALUE;
  }

  /**
   * Whether the file's index has a keyframe after one time and up to another, in seconds of the stream's own
   * timestamps.
   */
  boolean keyFrameBetween(double after, double upTo) {
    double timeBase = av_q2d(stream.time_base());
    int found = av_index_search_timestamp(stream, (long) Math.floor(upTo / timeBase), AVSEEK_FLAG_BACKWARD);
    return found >= 0 && avformat_index_get_entry(stream, found).timestamp() * timeBase > after;
  }

  /** Seeks to the keyframe at or before a time in another stream, in seconds of that stream's timestamps. */
  public void seekBy(AVStream other, double seconds) {
    long timestamp = Math.round(seconds / av_q2d(other.time_base()));
    if (av_seek_frame(input.container(), other.index(), timestamp, AVSEEK_FLAG_BACKWARD) < 0) {
      rewind();
    }
    restart();
  }

  /** Seeks to the keyframe at or before the given time, in seconds of the stream's own timestamps. */
  public void seek(double seconds) {
    long timestamp = (long) Math.floor(seconds / av_q2d(stream.time_base()) + 1e-6);
    if (av_seek_frame(input.container(), stream.index(), timestamp, AVSEEK_FLAG_BACKWARD) < 0) {
      rewind();
    }
    restart();
  }

  /** Seeks to the very first packet. */
  public void rewind() {
    long start = Math.min(0, input.firstTime(stream));
    if (av_seek_frame(input.container(), stream.index(), start, AVSEEK_FLAG_BACKWARD) < 0) {
      av_seek_frame(input.container(), -1, 0, AVSEEK_FLAG_BYTE);
    }
    restart();
  }

  private void restart() {
    avcodec_flush_buffers(decoder);
    drained = false;
    damaged = 0;
    fresh = true;
    firstTime = AV_NOPTS_VALUE;
  }

  @Override
  public void close() {
    av_packet_free(packet);
    avcodec_free_context(decoder);
  }
}
