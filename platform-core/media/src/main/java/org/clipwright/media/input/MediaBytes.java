package org.clipwright.media.input;

import static org.bytedeco.ffmpeg.global.avformat.AVIO_FLAG_READ;
import static org.bytedeco.ffmpeg.global.avformat.av_find_input_format;
import static org.bytedeco.ffmpeg.global.avformat.av_probe_input_buffer2;
import static org.bytedeco.ffmpeg.global.avformat.avformat_alloc_context;
import static org.bytedeco.ffmpeg.global.avformat.avformat_open_input;
import static org.bytedeco.ffmpeg.global.avformat.avio_closep;
import static org.bytedeco.ffmpeg.global.avformat.avio_open2;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_free;
import static org.bytedeco.ffmpeg.global.avutil.av_max_alloc;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.ffmpeg.avformat.AVInputFormat;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.clipwright.media.ffmpeg.Native;
import org.clipwright.media.ffmpeg.NativeLog;
import org.clipwright.render.codec.MediaException;
import org.clipwright.timeline.LargestPicture;

/**
 * The bytes of one media file as FFmpeg reads them. What they are is told by themselves, never by the file's name, and
 * whatever they name, nothing else is opened.
 */
final class MediaBytes implements AutoCloseable {

  /**
   * No single piece of memory that FFmpeg takes is larger: the pixels of the largest picture, with room at its edges.
   */
  private static final long LARGEST_ALLOCATION = (4L * LargestPicture.SIDE * LargestPicture.SIDE) + (1 << 20);

  private static final String MOST_STREAMS = "200";

  static {
    NativeLog.install();
    av_max_alloc(LARGEST_ALLOCATION);
  }

  private final Path file;
  private final AVIOContext bytes = new AVIOContext(null);

  private MediaBytes(Path file) {
    this.file = file;
  }

  /**
   * Opens a file's bytes.
   *
   * @param content an address of the kind {@code data:} that holds what is read in the file's place
   */
  static MediaBytes open(Path file, Optional<String> content) {
    MediaBytes opened = new MediaBytes(file);
    AVDictionary options = Native.dictionary(Map.of("protocol_whitelist", content.isPresent() ? "data" : "file"));
    String address = content.orElseGet(() -> "file:" + file.toAbsolutePath());
    try {
      Native.check(avio_open2(opened.bytes, address, AVIO_FLAG_READ, null, options),
          FileName.of(file) + " cannot be read");
      return opened;
    } finally {
      av_dict_free(options);
    }
  }

  /**
   * Reads the header of the container that the bytes are.
   *
   * @return the caller closes it, before these bytes
   * @throws MediaException when they are none that may be read
   */
  AVFormatContext container() {
    OptionalInt unmarked = UnmarkedPicture.codec(file);
    AVInputFormat format = unmarked.isPresent() ? av_find_input_format(UnmarkedPicture.CONTAINER) : format();
    AVFormatContext container = avformat_alloc_context();
    container.pb(bytes);
    container.io_open(NoOtherFile.REFUSAL);
    unmarked.ifPresent(container::video_codec_id);
    AVDictionary options = Native.dictionary(Map.of(
        "protocol_whitelist", "none",
        "format_whitelist", String.join(",", ReadableFormats.CONTAINERS),
        "codec_whitelist", String.join(",", ReadableFormats.DECODERS),
        "max_streams", MOST_STREAMS));
    try {
      if (avformat_open_input(container, "", format, options) < 0) {
        throw new MediaException(ReadableFormats.refusal(file));
      }
      return container;
    } finally {
      av_dict_free(options);
    }
  }

  private AVInputFormat format() {
    AVInputFormat format = new AVInputFormat(null);
    if (av_probe_input_buffer2(bytes, format, "", null, 0, 0) < 0) {
      throw new MediaException(ReadableFormats.refusal(file));
    }
    if (!ReadableFormats.has(format)) {
      throw new MediaException(ReadableFormats.refusal(file, format));
    }
    return format;
  }

  @Override
  public void close() {
    avio_closep(bytes);
  }
}
