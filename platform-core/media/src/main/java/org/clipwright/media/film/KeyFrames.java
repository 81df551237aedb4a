package org.clipwright.media.film;

import static org.bytedeco.ffmpeg.avformat.AVIndexEntry.AVINDEX_KEYFRAME;
import static org.bytedeco.ffmpeg.global.avformat.AVSEEK_FLAG_BACKWARD;
import static org.bytedeco.ffmpeg.global.avformat.av_seek_frame;
import static org.bytedeco.ffmpeg.global.avformat.avformat_index_get_entries_count;
import static org.bytedeco.ffmpeg.global.avformat.avformat_index_get_entry;
import static org.bytedeco.ffmpeg.global.avutil.av_q2d;

import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.bytedeco.ffmpeg.avformat.AVIndexEntry;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.clipwright.media.input.InputFile;
import org.clipwright.render.codec.PictureSource;
import org.clipwright.sdk.effect.Fidelity;
import org.clipwright.timeline.MediaInfo;

/** The pictures of a film that cost least to decode: those at its keyframes, as far as its index tells. */
public final class KeyFrames {

  private KeyFrames() {}

  /**
   * Numbers of pictures at or shortly after keyframes, ascending; none where the format has no index, or all pictures
   * are in it.
   */
  public static long[] of(InputFile input, MediaInfo info) {
    if (!input.hasVideo() || input.hasAttachedPicture()) {
      return new long[0];
    }
    AVStream stream = input.video();
    if (input.container().iformat().name().getString().startsWith("matroska")) {
      // Its index is read by the first seek.
      av_seek_frame(input.container(), stream.index(), 0, AVSEEK_FLAG_BACKWARD);
    }
    double timeBase = av_q2d(stream.time_base());
    double shift = input.timeShift(Fidelity.CORRECT);
    long last = PictureSource.last(info, Fidelity.CORRECT);
    int delay = delay(stream);
    return keys(stream)
        .map(time -> Math.round((time * timeBase + shift) * info.fps().toDouble()) + 1)
        .map(number -> Math.clamp(number == 1 ? 1 : number + delay, 1, last))
        .sorted().distinct().toArray();
  }

  /** In frames; the index has the times of decoding, before which no picture of its keyframe is shown. */
  static int delay(AVStream stream) {
    return stream.codecpar().video_delay() + 1;
  }

  private static LongStream keys(AVStream stream) {
    return IntStream.range(0, avformat_index_get_entries_count(stream))
        .mapToObj(place -> avformat_index_get_entry(stream, place))
        .filter(entry -> (entry.flags() & AVINDEX_KEYFRAME) != 0)
        .mapToLong(AVIndexEntry::timestamp);
  }
}
