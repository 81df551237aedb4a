package org.clipwright.media.probe;

import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;
import static org.bytedeco.ffmpeg.global.avformat.AVFMT_DURATION_FROM_BITRATE;
import static org.bytedeco.ffmpeg.global.avformat.AVSEEK_FLAG_BACKWARD;
import static org.bytedeco.ffmpeg.global.avformat.AVSEEK_FLAG_BYTE;
import static org.bytedeco.ffmpeg.global.avformat.av_read_frame;
import static org.bytedeco.ffmpeg.global.avformat.av_seek_frame;
import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;
import static org.bytedeco.ffmpeg.global.avutil.av_q2d;

import java.util.Set;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.clipwright.media.input.InputFile;

/**
 * Finds the end of streams in files that do not state it.
 *
 * <p>MPEG program streams carry no duration and timestamps on only some of their pictures; FFmpeg's estimate stops at
 * the last timestamp and misses the pictures after it. Files written while recording, such as those from browsers,
 * state no duration at all.
 */
final class StreamEnd {

  /** How much of the end of a file is read. */
  private static final long TAIL_BYTES = 2L << 20;

  /** FLV states at most when its last picture starts; MPEG program streams state nothing. */
  private static final Set<String> KINDS = Set.of("mpeg", "flv", "live_flv");

  /** In microseconds; streams that begin this late or earlier begin together, but for the delays of encoders. */
  private static final long LATE = 50_000;

  private static final long MOST_BYTES = 1L << 30;

  private static final int MOST_STEPS = 10_000;

  private StreamEnd() {}

  /** Whether a file's format requires searching for the end of its video. */
  static boolean isUncertain(InputFile input) {
    return KINDS.contains(input.container().iformat().name().getString());
  }

  /** Whether a file's duration is only an estimate from its size and the bit rate at its beginning. */
  static boolean isGuess(InputFile input) {
    return input.container().duration_estimation_method() == AVFMT_DURATION_FROM_BITRATE;
  }

  /**
   * Whether the duration that a file states may be another: Matroska and NUT may count from where the clock is 0, and
   * NUT up to where the last picture begins.
   */
  static boolean isMisstated(InputFile input) {
    String format = input.container().iformat().name().getString();
    return format.equals("nut") || format.startsWith("matroska") && input.container().start_time() > LATE;
  }

  /** Duration of the video stream in seconds from its first timestamp; 0 when no timestamp is found. */
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

  /**
   * What a stream's packets add up to: their number, and the seconds from the first packet's time to the end of the
   * last.
   */
  record Whole(int packets, double seconds) {

    private Whole with(AVPacket packet, AVStream stream, double usualSeconds) {
      boolean stamped = packet.pts() != AV_NOPTS_VALUE;
      double duration = packet.duration() > 0 ? packet.duration() * av_q2d(stream.time_base()) : usualSeconds;
      double start = Math.max(0, stream.start_time()) * av_q2d(stream.time_base());
      double end = stamped ? packet.pts() * av_q2d(stream.time_base()) - start + duration : seconds + duration;
      return new Whole(packets + 1, Math.max(seconds, end));
    }
  }

  /**
   * Reads a stream from its first packet to its last, as far as is possible within a few seconds.
   *
   * @param usualSeconds duration of a packet that does not state one
   */
  static Whole whole(InputFile input, AVStream stream, double usualSeconds) {
    if (av_seek_frame(input.container(), stream.index(), Math.min(0, input.firstTime(stream)),
        AVSEEK_FLAG_BACKWARD) < 0) {
      av_seek_frame(input.container(), -1, 0, AVSEEK_FLAG_BYTE);
    }
    AVPacket packet = av_packet_alloc();
    try {
      Whole read = new Whole(0, 0);
      long bytes = 0;
      while (bytes < MOST_BYTES && av_read_frame(input.container(), packet) >= 0) {
        bytes += packet.size();
        if (packet.stream_index() == stream.index()) {
          read = read.with(packet, stream, usualSeconds);
        }
        av_packet_unref(packet);
      }
      return read;
    } finally {
      av_packet_free(packet);
    }
  }

  /**
   * The longest time, in the stream's time base, that all pictures' durations are multiples of; 0 when there are too
   * many packets.
   */
  static long commonStep(InputFile input, AVStream stream) {
    av_seek_frame(input.container(), -1, 0, AVSEEK_FLAG_BYTE);
    AVPacket packet = av_packet_alloc();
    try {
      long step = 0;
      for (int count = 0; av_read_frame(input.container(), packet) >= 0; count++) {
        if (count > MOST_STEPS) {
          return 0;
        }
        step = packet.stream_index() == stream.index() ? gcd(packet.duration(), step) : step;
        av_packet_unref(packet);
      }
      return step;
    } finally {
      av_packet_free(packet);
      av_seek_frame(input.container(), -1, 0, AVSEEK_FLAG_BYTE);
    }
  }

  private static long gcd(long a, long b) {
    return b == 0 ? a : gcd(b, a % b);
  }

  private static double lastStampAndWhatFollows(InputFile input, AVStream stream, double fps) {
    AVPacket packet = av_packet_alloc();
    try {
      double last = 0;
      double end = 0;
      int following = 0;
      boolean gaps = false;
      while (av_read_frame(input.container(), packet) >= 0) {
        if (packet.stream_index() == stream.index()) {
          boolean stamped = packet.pts() != AV_NOPTS_VALUE;
          last = stamped ? packet.pts() * av_q2d(stream.time_base()) : last;
          following = stamped ? 1 : following + 1;
          // Reference pictures are stored before pictures that are shown earlier, and may have no timestamp.
          end = Math.max(end, last + following / fps);
          gaps |= !stamped;
          end = gaps ? Math.max(end, shownUntil(packet, stream, fps)) : end;
        }
        av_packet_unref(packet);
      }
      return last == 0 ? 0 : end;
    } finally {
      av_packet_free(packet);
    }
  }

  /**
   * When the last picture up to a packet ends, by decoding time: as many pictures are delayed as the reordering depth.
   */
  private static double shownUntil(AVPacket packet, AVStream stream, double fps) {
    return packet.dts() == AV_NOPTS_VALUE ? 0
        : packet.dts() * av_q2d(stream.time_base()) + (1 + stream.codecpar().video_delay()) / fps;
  }
}
