package org.clipwright.media;

import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_encoder_by_name;
import static org.bytedeco.ffmpeg.global.avformat.av_guess_format;
import static org.bytedeco.ffmpeg.global.avutil.AVMEDIA_TYPE_AUDIO;
import static org.bytedeco.ffmpeg.global.avutil.AVMEDIA_TYPE_VIDEO;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avformat.AVOutputFormat;
import org.clipwright.render.codec.MediaException;

/** Finds encoders and containers by the names that clients use, which are FFmpeg's own or well-known other ones. */
final class Codecs {

  private static final Map<String, String> OTHER_NAMES =
      Map.ofEntries(
          Map.entry("libfdk_aac", "aac"),
          Map.entry("libfaac", "aac"),
          Map.entry("libvo_aacenc", "aac"),
          Map.entry("mp3", "libmp3lame"),
          Map.entry("vorbis", "libvorbis"),
          Map.entry("h264", "libx264"),
          Map.entry("h.264", "libx264"),
          Map.entry("x264", "libx264"),
          Map.entry("hevc", "libx265"),
          Map.entry("h265", "libx265"),
          Map.entry("h.265", "libx265"),
          Map.entry("mp4video", "mpeg4"),
          Map.entry("vp8", "libvpx"),
          Map.entry("vp9", "libvpx-vp9"),
          Map.entry("av1", "libsvtav1"),
          Map.entry("libtheora", "libtheora"),
          Map.entry("webp", "libwebp"),
          Map.entry("jpg", "mjpeg"),
          Map.entry("jpeg", "mjpeg"));

  /** Encoders that take another's place in builds that lack it. */
  private static final Map<String, String> STAND_INS =
      Map.of("libx264", "libopenh264", "libvorbis", "libopus", "libsvtav1", "libaom-av1");

  private static final List<String> USUAL_VIDEO =
      List.of("libx264", "libx265", "libvpx", "libvpx-vp9", "libsvtav1", "mpeg4", "mpeg2video", "prores_ks", "gif");
  private static final List<String> USUAL_AUDIO =
      List.of("aac", "ac3", "libmp3lame", "libopus", "flac", "pcm_s16le");

  private Codecs() {}

  /** The video encoder of a name. */
  static AVCodec video(String name) {
    return encoder(name, AVMEDIA_TYPE_VIDEO, "video", USUAL_VIDEO);
  }

  /** The audio encoder of a name. */
  static AVCodec audio(String name) {
    return encoder(name, AVMEDIA_TYPE_AUDIO, "audio", USUAL_AUDIO);
  }

  private static AVCodec encoder(String name, int type, String word, List<String> usual) {
    String asked = name.strip().toLowerCase(Locale.ROOT);
    String known = OTHER_NAMES.getOrDefault(asked, asked);
    AVCodec codec = avcodec_find_encoder_by_name(known);
    if (codec == null && STAND_INS.containsKey(known)) {
      codec = avcodec_find_encoder_by_name(STAND_INS.get(known));
    }
    if (codec == null || codec.type() != type) {
      throw new MediaException(
          "\"" + name + "\" is no " + word + " codec that can be written. Use " + choices(usual) + " or another encoder of FFmpeg.");
    }
    return codec;
  }

  /** The container of a name or file ending. */
  static AVOutputFormat container(String name) {
    AVOutputFormat format = WritableFormats.muxer(name).map(muxer -> av_guess_format(muxer, null, null)).orElse(null);
    if (format == null) {
      throw new MediaException(
          "\"" + name + "\" is no format that can be written. Use one of " + WritableFormats.names() + ".");
    }
    return format;
  }

  private static String choices(List<String> names) {
    return names.stream().collect(Collectors.joining(", "));
  }
}
