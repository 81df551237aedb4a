package org.clipwright.media.encode;

import static org.bytedeco.ffmpeg.global.avformat.avformat_write_header;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_free;

import java.util.Map;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.clipwright.media.ffmpeg.Native;
import org.clipwright.render.codec.MediaException;

/** Writes the header of a container, which refuses codecs that it cannot hold. */
public final class ContainerHeader {

  private ContainerHeader() {}

  /**
   * Writes the header; all streams must have been added.
   *
   * @param codecs their names, for messages
   * @param failure says what cannot be written
   * @throws MediaException when the container cannot hold them, or cannot be written
   */
  public static void write(AVFormatContext container, Map<String, String> entries, String codecs, String failure) {
    AVDictionary options = Native.dictionary(entries);
    try {
      int code = avformat_write_header(container, options);
      if (code < 0 && code != Native.DISK_FULL) {
        throw refused(container.oformat().name().getString(), codecs);
      }
      Native.check(code, failure);
    } finally {
      av_dict_free(options);
    }
  }

  static MediaException refused(String format, String codecs) {
    return new MediaException(
        "The format \"" + format + "\" cannot hold these codecs: " + codecs + ". Choose another format or codec.");
  }
}
