package org.clipwright.media.stream;

import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_HEVC;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_rescale_ts;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_copy;
import static org.bytedeco.ffmpeg.global.avformat.av_write_frame;
import static org.bytedeco.ffmpeg.global.avformat.avformat_alloc_output_context2;
import static org.bytedeco.ffmpeg.global.avformat.avformat_free_context;
import static org.bytedeco.ffmpeg.global.avformat.avformat_new_stream;
import static org.bytedeco.ffmpeg.global.avformat.avformat_write_header;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_free;

import java.util.Map;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.clipwright.media.ffmpeg.MemoryOutput;
import org.clipwright.media.ffmpeg.Native;
import org.clipwright.media.ffmpeg.NativeLog;

/** Writes one track as fragmented MP4, in memory, a segment at a time. One thread at a time. */
final class SegmentMuxer implements AutoCloseable {

  private static final String FAILURE = "A segment cannot be written";

  /** The tag for HEVC whose parameters are in the header alone, as players of Apple demand. */
  private static final int HEVC_TAG = 'h' | 'v' << 8 | 'c' << 16 | '1' << 24;

  static {
    NativeLog.install();
  }

  private final AVFormatContext container = new AVFormatContext(null);
  private final MemoryOutput memory;
  private final AVStream input;
  private final AVStream output;

  /** @param input the track to write */
  SegmentMuxer(AVStream input) {
    this.input = input;
    Native.check(avformat_alloc_output_context2(container, null, "mp4", null), FAILURE);
    this.memory = new MemoryOutput(container, FAILURE);
    this.output = avformat_new_stream(container, null);
    Native.check(avcodec_parameters_copy(output.codecpar(), input.codecpar()), FAILURE);
    output.codecpar().codec_tag(input.codecpar().codec_id() == AV_CODEC_ID_HEVC ? HEVC_TAG : 0);
    output.time_base(input.time_base());
    output.avg_frame_rate(input.avg_frame_rate());
    start();
  }

  /** The header is written with the first packet: only then is it known what the sound begins with. */
  private void start() {
    AVDictionary options = Native.dictionary(Map.of(
        "movflags", "+empty_moov+delay_moov+frag_custom+default_base_moof+skip_trailer",
        "video_track_timescale", Integer.toString(input.time_base().den())));
    try {
      Native.check(avformat_write_header(container, options), FAILURE);
    } finally {
      av_dict_free(options);
    }
  }

  /** Appends a packet. */
  void write(AVPacket packet) {
    packet.stream_index(output.index());
    packet.pos(-1);
    av_packet_rescale_ts(packet, input.time_base(), output.time_base());
    Native.check(av_write_frame(container, packet), FAILURE);
  }

  /** What has been written since the last call: at first the header, and then what was appended. */
  byte[] taken() {
    Native.check(av_write_frame(container, (AVPacket) null), FAILURE);
    return memory.taken();
  }

  @Override
  public void close() {
    memory.close();
    avformat_free_context(container);
  }
}
