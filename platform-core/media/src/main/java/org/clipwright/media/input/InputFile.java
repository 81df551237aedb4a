package org.clipwright.media.input;

import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_PRORES_RAW;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_VP8;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_VP9;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_decoder;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_decoder_by_name;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_to_context;
import static org.bytedeco.ffmpeg.global.avformat.av_find_best_stream;
import static org.bytedeco.ffmpeg.global.avformat.avformat_close_input;
import static org.bytedeco.ffmpeg.global.avformat.avformat_find_stream_info;
import static org.bytedeco.ffmpeg.global.avformat.avformat_index_get_entries_count;
import static org.bytedeco.ffmpeg.global.avformat.avformat_index_get_entry;
import static org.bytedeco.ffmpeg.global.avutil.AVMEDIA_TYPE_AUDIO;
import static org.bytedeco.ffmpeg.global.avutil.AVMEDIA_TYPE_VIDEO;
import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_get;
import static org.bytedeco.ffmpeg.global.avutil.av_q2d;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Predicate;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVIndexEntry;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVDictionaryEntry;
import org.clipwright.media.ffmpeg.Native;
import org.clipwright.render.codec.DistantMedia;
import org.clipwright.render.codec.MediaException;
import org.clipwright.sdk.effect.Fidelity;
import org.clipwright.timeline.LargestPicture;

/** An open media file: its container and its best video and audio streams. One thread at a time. */
public final class InputFile implements AutoCloseable {

  private final Path path;
  private final MediaBytes bytes;
  private final AVFormatContext container;
  private final boolean knewStreams;
  private final Optional<AnimatedWebp.FramePlace> place;
  private final int videoIndex;
  private final int audioIndex;

  private InputFile(
      Path path, MediaBytes bytes, AVFormatContext container, boolean knewStreams,
      Optional<AnimatedWebp.FramePlace> place) {
    this.path = path;
    this.bytes = bytes;
    this.container = container;
    this.knewStreams = knewStreams;
    this.place = place;
    this.videoIndex = av_find_best_stream(container, AVMEDIA_TYPE_VIDEO, -1, -1, (AVCodec) null, 0);
    this.audioIndex = av_find_best_stream(container, AVMEDIA_TYPE_AUDIO, -1, -1, (AVCodec) null, 0);
  }

  /** Opens a file that is completely on this machine, and probes its streams. */
  public static InputFile open(Path path) {
    return open(path, DistantMedia.NONE, container -> false);
  }

  /**
   * Opens a file whose streams may already be known.
   *
   * @param distant media that are not completely on this machine
   * @param known fills in what is known about an open container's streams; false when they must be probed
   */
  public static InputFile open(Path path, DistantMedia distant, Predicate<AVFormatContext> known) {
    requireContent(path);
    Optional<String> content = AnimatedWebp.firstPicture(path);
    MediaBytes bytes = MediaBytes.open(path, content, distant);
    try {
      AVFormatContext container = bytes.container();
      boolean knewStreams = known.test(container);
      if (!knewStreams && avformat_find_stream_info(container, (AVDictionary) null) < 0) {
        avformat_close_input(container);
        bytes.requireRead();
        throw new MediaException(FileName.of(path) + " is damaged: its streams cannot be read.");
      }
      return new InputFile(path, bytes, container, knewStreams, content.flatMap(_ -> AnimatedWebp.place(path)));
    } catch (RuntimeException e) {
      bytes.close();
      throw e;
    }
  }

  /** Rejects files that are missing or empty. */
  public static void requireContent(Path path) {
    try {
      if (Files.isDirectory(path)) {
        throw new MediaException(FileName.of(path) + " is a folder, not a media file.");
      }
      if (!Files.isRegularFile(path)) {
        throw new MediaException(FileName.of(path) + " does not exist.");
      }
      if (Files.size(path) == 0) {
        throw new MediaException(FileName.of(path) + " is empty.");
      }
    } catch (IOException e) {
      throw new MediaException(FileName.of(path) + " cannot be read: " + e.getMessage(), e);
    }
  }

  /** Where its picture is on a larger canvas; empty when there is no canvas beyond the picture. */
  public Optional<AnimatedWebp.FramePlace> place() {
    return place;
  }

  public String name() {
    return FileName.of(path);
  }

  /**
   * Does nothing if all bytes asked for so far could be read.
   *
   * @throws MediaException with the reason why some could not be fetched; FFmpeg takes that for the end of the file
   */
  public void requireRead() {
    bytes.requireRead();
  }

  /** Whether it was opened without the usual stream probing. */
  public boolean knewStreams() {
    return knewStreams;
  }

  public AVFormatContext container() {
    return container;
  }

  public boolean hasVideo() {
    return videoIndex >= 0;
  }

  public boolean hasAudio() {
    return audioIndex >= 0;
  }

  public int videoIndex() {
    return videoIndex;
  }

  public int audioIndex() {
    return audioIndex;
  }

  public AVStream video() {
    return container.streams(videoIndex);
  }

  public AVStream audio() {
    return container.streams(audioIndex);
  }

  /**
   * Rejects a file that ends before the last packet in its index; formats without an index are accepted as they are.
   */
  public void requireWhole() {
    long end = 0;
    for (int i = 0; i < container.nb_streams(); i++) {
      AVStream stream = container.streams(i);
      int entries = avformat_index_get_entries_count(stream);
      if (entries > 0) {
        AVIndexEntry last = avformat_index_get_entry(stream, entries - 1);
        end = Math.max(end, last.pos() + last.size());
      }
    }
    long size = path.toFile().length();
    if (end > size) {
      throw new MediaException(
          name() + " is incomplete: it ends after " + size + " bytes, but its index names " + end + ".");
    }
  }

  /** Whether the picture is cover art in an audio file. */
  public boolean hasAttachedPicture() {
    return hasVideo() && (video().disposition() & org.bytedeco.ffmpeg.global.avformat.AV_DISPOSITION_ATTACHED_PIC) != 0;
  }

  /**
   * Seconds to add to a stream's timestamps so that the media starts at 0: relative to the first picture, or, for
   * audio-only media, the first sound. The original engine instead adds the larger of the two streams' negative starts,
   * which delays pictures by the AAC priming, and does not shift streams that start late.
   */
  public double timeShift(Fidelity fidelity) {
    OptionalDouble picture = hasVideo() && !hasAttachedPicture() ? start(video()) : OptionalDouble.empty();
    OptionalDouble sound = hasAudio() ? start(audio()) : OptionalDouble.empty();
    if (fidelity.original()) {
      double firstSound = hasAudio() ? firstTime(audio()) * av_q2d(audio().time_base()) : 0;
      return Math.max(0, Math.max(-picture.orElse(0), -firstSound));
    }
    return -picture.orElse(Math.max(0, sound.orElse(0)));
  }

  /**
   * Timestamp of a stream's first packet; before the stream's start when the first samples only prime the decoder, 0
   * when unknown.
   */
  public long firstTime(AVStream stream) {
    long start = stream.start_time() == AV_NOPTS_VALUE ? 0 : stream.start_time();
    boolean indexed = avformat_index_get_entries_count(stream) > 0;
    return indexed ? Math.min(start, avformat_index_get_entry(stream, 0).timestamp()) : start;
  }

  private static OptionalDouble start(AVStream stream) {
    return stream.start_time() == AV_NOPTS_VALUE
        ? OptionalDouble.empty()
        : OptionalDouble.of(stream.start_time() * av_q2d(stream.time_base()));
  }

  /** Opens a stream's decoder. */
  public AVCodecContext decoder(AVStream stream, int threads, Fidelity fidelity) {
    if (stream.codecpar().codec_id() == AV_CODEC_ID_PRORES_RAW) {
      throw new MediaException(name() + " is ProRes RAW: sensor data that has not been developed into pictures."
          + " Export it as ProRes 422 or ProRes 4444 in an editor first.");
    }
    AVCodec codec = fidelity.original() ? avcodec_find_decoder(stream.codecpar().codec_id()) : codec(stream);
    if (codec == null) {
      throw new MediaException(name() + " contains a stream for which there is no decoder.");
    }
    if (!ReadableFormats.DECODERS.contains(codec.name().getString())) {
      throw new MediaException(name() + " contains a stream of an unsupported kind: " + codec.name().getString()
          + ".");
    }
    AVCodecContext context = avcodec_alloc_context3(codec);
    Native.check(avcodec_parameters_to_context(context, stream.codecpar()), name() + " cannot be decoded");
    // Decoders that do not know the time base, like the original engine's, leave timestamps unchanged when they drop
    // samples.
    if (fidelity == Fidelity.CORRECT || stream.codecpar().codec_type() != AVMEDIA_TYPE_AUDIO) {
      context.pkt_timebase(stream.time_base());
    }
    context.max_pixels((long) LargestPicture.SIDE * LargestPicture.SIDE);
    context.thread_count(Math.max(1, threads));
    if (avcodec_open2(context, codec, (AVDictionary) null) < 0) {
      avcodec_free_context(context);
      throw new MediaException(name() + " cannot be decoded: its " + codec.name().getString() + " stream is damaged.");
    }
    return context;
  }

  /** FFmpeg's own VP8 and VP9 decoders, which the original uses, ignore the alpha channel that libvpx reads. */
  private static AVCodec codec(AVStream stream) {
    int id = stream.codecpar().codec_id();
    AVDictionaryEntry alpha = av_dict_get(stream.metadata(), "alpha_mode", null, 0);
    if (alpha != null && alpha.value().getString().equals("1")) {
      AVCodec codec = id == AV_CODEC_ID_VP9 ? avcodec_find_decoder_by_name("libvpx-vp9")
          : id == AV_CODEC_ID_VP8 ? avcodec_find_decoder_by_name("libvpx") : null;
      if (codec != null) {
        return codec;
      }
    }
    return avcodec_find_decoder(id);
  }

  @Override
  public void close() {
    avformat_close_input(container);
    bytes.close();
  }
}
