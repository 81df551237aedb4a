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
import org.clipwright.render.codec.DistantMedia;
import org.clipwright.render.codec.MediaException;
import org.clipwright.timeline.LargestPicture;

/**
 * The bytes of one media file as FFmpeg reads them. Their format is detected from the content, never from the file's
 * name, and no other file they refer to is opened.
 */
final class MediaBytes implements AutoCloseable {

  /** The largest single allocation FFmpeg may make: the pixels of the largest picture, plus edge padding. */
  private static final long LARGEST_ALLOCATION = (4L * LargestPicture.SIDE * LargestPicture.SIDE) + (1 << 20);

  private static final String MOST_STREAMS = "200";

  static {
    NativeLog.install();
    av_max_alloc(LARGEST_ALLOCATION);
  }

  private final Path file;
  private final AVIOContext bytes;
  private final Optional<ChannelBytes> channel;

  private MediaBytes(Path file, AVIOContext bytes, Optional<ChannelBytes> channel) {
    this.file = file;
    this.bytes = bytes;
    this.channel = channel;
  }

  /**
   * Opens a file's bytes.
   *
   * @param content a {@code data:} URL with the content to read instead of the file's
   */
  static MediaBytes open(Path file, Optional<String> content, DistantMedia distant) {
    return distant.open(file).map(ChannelBytes::new)
        .map(channel -> new MediaBytes(file, channel.context(), Optional.of(channel)))
        .orElseGet(() -> open(file, content));
  }

  private static MediaBytes open(Path file, Optional<String> content) {
    MediaBytes opened = new MediaBytes(file, new AVIOContext(null), Optional.empty());
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
   * Reads the container's header.
   *
   * @return the caller closes it, before these bytes
   * @throws MediaException when the format may not be read
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
        requireRead();
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
      requireRead();
      throw new MediaException(ReadableFormats.refusal(file));
    }
    if (!ReadableFormats.has(format)) {
      throw new MediaException(ReadableFormats.refusal(file, format));
    }
    return format;
  }

  /**
   * Does nothing if all bytes that FFmpeg asked for could be read; it takes a failure for the end of the file.
   *
   * @throws MediaException with the reason otherwise
   */
  void requireRead() {
    channel.flatMap(ChannelBytes::failure).ifPresent(failure -> {
      throw new MediaException(failure.getMessage(), failure);
    });
  }

  @Override
  public void close() {
    channel.ifPresentOrElse(ChannelBytes::close, () -> avio_closep(bytes));
  }
}
