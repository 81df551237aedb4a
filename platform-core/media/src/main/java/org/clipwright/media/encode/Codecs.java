package org.clipwright.media.encode;

import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_encoder_by_name;
import static org.bytedeco.ffmpeg.global.avformat.av_guess_format;
import static org.bytedeco.ffmpeg.global.avutil.AVMEDIA_TYPE_AUDIO;
import static org.bytedeco.ffmpeg.global.avutil.AVMEDIA_TYPE_VIDEO;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avformat.AVOutputFormat;
import org.clipwright.media.stream.StreamFormat;
import org.clipwright.render.codec.MediaException;

/** Finds encoders and containers by the names clients use: FFmpeg's own or well-known aliases. */
public final class Codecs {

  private static final List<String> USUAL_VIDEO =
      List.of("libx264", "libx265", "libvpx", "libvpx-vp9", "libsvtav1", "mpeg4", "mpeg2video", "prores_ks", "gif");
  private static final List<String> USUAL_AUDIO =
      List.of("aac", "ac3", "libmp3lame", "libopus", "flac", "pcm_s16le");

  private static final String CUT_FROM = "mp4";

  private Codecs() {}

  /** The video encoder with the given name. */
  public static AVCodec video(String name) {
    return encoder(name, AVMEDIA_TYPE_VIDEO, "video", WritableCodecs.VIDEO, USUAL_VIDEO);
  }

  /** The audio encoder with the given name. */
  public static AVCodec audio(String name) {
    return encoder(name, AVMEDIA_TYPE_AUDIO, "audio", WritableCodecs.AUDIO, USUAL_AUDIO);
  }

  private static AVCodec encoder(String name, int type, String word, Set<String> writable, List<String> usual) {
    String known = WritableCodecs.encoder(name);
    AVCodec codec = writable.contains(known) ? ofThisBuild(known) : null;
    if (codec == null || codec.type() != type) {
      throw new MediaException("\"" + name + "\" is not " + (word.startsWith("a") ? "an " : "a ") + word
          + " codec that can be written. Use "
          + String.join(", ", usual) + " or another " + word + " encoder of FFmpeg.");
    }
    return codec;
  }

  /** The encoder that writes in place of the given one, which this build lacks; empty where the given one writes. */
  public static Optional<String> standIn(String name) {
    String known = WritableCodecs.encoder(name);
    return Optional.ofNullable(ofThisBuild(known))
        .map(codec -> codec.name().getString())
        .filter(writes -> !writes.equals(known));
  }

  /** The rate at which an encoder writes sound of the given rate; empty where it has that rate or is not known. */
  public static Optional<Integer> otherRate(String name, int rate) {
    return Optional.ofNullable(ofThisBuild(WritableCodecs.encoder(name)))
        .filter(codec -> codec.type() == AVMEDIA_TYPE_AUDIO)
        .map(codec -> SoundRates.nearest(codec, rate))
        .filter(writes -> writes != rate);
  }

  /** The encoder with the given name, or the first of its stand-ins in this build; null when there is none. */
  private static AVCodec ofThisBuild(String encoder) {
    return Stream.concat(Stream.of(encoder), WritableCodecs.standIns(encoder).stream())
        .map(name -> avcodec_find_encoder_by_name(name))
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  /** How players are told of a film in the container with the given name; empty for containers that are one file. */
  public static Optional<StreamFormat> stream(String name) {
    return WritableFormats.muxer(name).flatMap(StreamFormat::of);
  }

  /** The container with the given name or file extension; for one of segments, that of the film to be cut. */
  public static AVOutputFormat container(String name) {
    String film = stream(name).isPresent() ? CUT_FROM : name;
    AVOutputFormat format = WritableFormats.muxer(film).map(muxer -> av_guess_format(muxer, null, null)).orElse(null);
    if (format == null) {
      throw new MediaException(
          "\"" + name + "\" is not a supported output format. Use one of " + WritableFormats.names() + ".");
    }
    return format;
  }
}
