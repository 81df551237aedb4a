package org.clipwright.media.join;

import static org.bytedeco.ffmpeg.global.avformat.av_write_trailer;
import static org.bytedeco.ffmpeg.global.avformat.avformat_alloc_output_context2;
import static org.bytedeco.ffmpeg.global.avformat.avformat_free_context;
import static org.bytedeco.ffmpeg.global.avformat.avformat_write_header;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_free;

import java.util.Map;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.clipwright.media.ffmpeg.MemoryOutput;
import org.clipwright.media.ffmpeg.Native;
import org.clipwright.media.ffmpeg.NativeLog;

/** Writes one track as a single fragment, in memory. One thread at a time. */
final class FragmentMuxer implements AutoCloseable {

  private static final String FAILURE = "A fragment cannot be written";

  static {
    NativeLog.install();
  }

  private final AVFormatContext container = new AVFormatContext(null);
  private final MemoryOutput memory;

  FragmentMuxer() {
    Native.check(avformat_alloc_output_context2(container, null, "mp4", null), FAILURE);
    this.memory = new MemoryOutput(container, FAILURE);
  }

  /** The container to add the track to. */
  AVFormatContext container() {
    return container;
  }

  /**
   * Begins the fragment.
   *
   * @param number its place among the fragments of its track, from 0
   * @param timescale the units per second that a track of pictures counts time in
   */
  void start(int number, int timescale) {
    AVDictionary options = Native.dictionary(Map.of(
        "movflags", "+empty_moov+frag_custom+default_base_moof+skip_trailer", "use_editlist", "0",
        "video_track_timescale", Integer.toString(timescale), "fragment_index", Integer.toString(number + 1)));
    try {
      Native.check(avformat_write_header(container, options), FAILURE);
    } finally {
      av_dict_free(options);
    }
  }

  /**
   * Completes the fragment.
   *
   * @param time when it begins, in the units of its track
   */
  Fragment finish(long time) {
    Native.check(av_write_trailer(container), FAILURE);
    return FragmentBoxes.of(memory.last(), time);
  }

  @Override
  public void close() {
    memory.close();
    avformat_free_context(container);
  }
}
