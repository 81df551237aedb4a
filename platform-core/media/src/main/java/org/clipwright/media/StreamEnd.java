package org.clipwright.media;

import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;
import static org.bytedeco.ffmpeg.global.avformat.AVSEEK_FLAG_BYTE;
import static org.bytedeco.ffmpeg.global.avformat.av_read_frame;
import static org.bytedeco.ffmpeg.global.avformat.av_seek_frame;
import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;
import static org.bytedeco.ffmpeg.global.avutil.av_q2d;

import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVStream;

/**
 * Finds where the pictures of a program stream end.
 *
 * <p>MPEG program streams carry no length, and only some of their pictures a time stamp; FFmpeg's estimate stops at the last
 * stamp and leaves out the pictures after it.
 */
final class StreamEnd {

  /** As much of the end of a file as is read. */
  private static final long TAIL_BYTES = 2L << 20;

  private StreamEnd() {}

  /** Whether a file is of the kind whose length has to be looked for. */
  static boolean isUncertain(InputFile input) {
    return input.container().iformat().name().getString().equals("mpeg");
  }

  /** Length of the picture stream in seconds from its first time stamp; 0 when no stamp is found. */
  static double seconds(InputFile input, double fps, long fileSize) {
    AVStream stream = input.video();
    if (stream.start_time() == AV_NOPTS_VALUE
        || av_seek_frame(input.container(), -1, Math.max(0, fileSize - TAIL_BYTES), AVSEEK_FLAG_BYTE) < 0) {
      return 0;
    }
    double end = lastStampAndWhatFollows(input, stream, fps);
    av_seek_frame(input.container(), -1, 0, AVSEEK_FLAG_BYTE);
    return end == 0 ? 0 : end - stream.start_time() * av_q2d(stream.time_base());
  }

  private static double lastStampAndWhatFollows(InputFile input, AVStream stream, double fps) {
    AVPacket packet = av_packet_alloc();
    try {
      double last = 0;
      int following = 0;
      while (av_read_frame(input.container(), packet) >= 0) {
        if (packet.stream_index() == stream.index()) {
          boolean stamped = packet.pts() != AV_NOPTS_VALUE;
          last = stamped ? packet.pts() * av_q2d(stream.time_base()) : last;
          following = stamped ? 1 : following + 1;
        }
        av_packet_unref(packet);
      }
      return last == 0 ? 0 : last + following / fps;
    } finally {
      av_packet_free(packet);
    }
  }
}
