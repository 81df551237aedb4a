package org.clipwright.media.join;

import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_H264;
import static org.bytedeco.ffmpeg.global.avcodec.AV_FIELD_PROGRESSIVE;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_PRI_BT2020;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_PRI_SMPTE431;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_PRI_SMPTE432;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_RANGE_JPEG;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_TRC_ARIB_STD_B67;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_TRC_SMPTE2084;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUV420P;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.clipwright.media.FfmpegMediaOpener;
import org.clipwright.media.copy.CopyableSpans;
import org.clipwright.media.copy.ParameterSets;
import org.clipwright.media.copy.SourcePackets;
import org.clipwright.media.encode.Codecs;
import org.clipwright.media.picture.ColorMatrix;
import org.clipwright.media.picture.PixelFormats;
import org.clipwright.render.codec.OutputSettings;
import org.clipwright.render.codec.VideoRate;
import org.clipwright.render.codec.VideoSettings;
import org.clipwright.render.setup.FrameRange;
import org.clipwright.timeline.MediaInfo;

/**
 * The pictures of a film that can be copied into another as they are.
 *
 * @param spans their numbers, each span beginning where decoding can begin
 * @param setup what decoders must know; only those of one setup can be in the same film, none if nothing can be copied
 * @param reason why there are none; empty if there are some
 */
public record PacketCopies(List<FrameRange> spans, String setup, String reason) {

  /** Streams are cut again at key pictures of their own, so they are encoded. */
  private static final Set<String> FILMS = Set.of("mp4", "m4v", "mov", "mkv", "matroska");

  /** Profiles of which our own encoder's is an extension: Constrained Baseline, Main and High. */
  private static final Set<Integer> PROFILES = Set.of(578, 77, 100);

  /** Whether pictures of media can be copied into an output with these settings at all. */
  public static boolean suit(OutputSettings settings) {
    return FILMS.contains(settings.container()) && FilmJoin.joins(settings)
        && settings.video().filter(PacketCopies::suit).isPresent();
  }

  private static boolean suit(VideoSettings video) {
    boolean lossless = video.rate().mode() != VideoRate.Mode.BITRATE && video.rate().value() == 0;
    return Codecs.video(video.codec()).name().getString().equals("libx264") && !lossless
        && PixelFormats.fitting(video.width(), AV_PIX_FMT_YUV420P) == video.width()
        && PixelFormats.fitting(video.height(), AV_PIX_FMT_YUV420P) == video.height();
  }

  /**
   * Finds what can be copied.
   *
   * @param pictures the wanted ones
   * @param shortest a span is not worth copying if it has fewer
   * @param video the settings of the film that they would be copied into
   * @param step called before each packet; an exception it throws aborts the search
   */
  public static PacketCopies find(
      Path file, FfmpegMediaOpener media, FrameRange pictures, long shortest, VideoSettings video, Runnable step) {
    if (!Files.isRegularFile(file)) {
      return none("it is not one file");
    }
    MediaInfo info = media.probe(file);
    if (!info.hasVideo() || info.hasSingleImage()) {
      return none("it is not a film");
    }
    if (info.fps().toDouble() != video.fps().toDouble()) {
      return none("its frame rate is another");
    }
    try (SourcePackets source = SourcePackets.open(file, media.distant(), video.fps())) {
      Optional<String> refusal = refusal(source, video);
      return refusal.isPresent() ? none(refusal.get()) : find(source, pictures, shortest, step);
    }
  }

  private static PacketCopies find(SourcePackets source, FrameRange pictures, long shortest, Runnable step) {
    CopyableSpans spans = new CopyableSpans(pictures, shortest);
    source.goBefore(pictures.first());
    boolean more = true;
    while (more && source.read()) {
      step.run();
      more = spans.add(source);
    }
    List<FrameRange> found = spans.end();
    return found.isEmpty() ? none("it has no closed groups of pictures at a steady rate where they are needed")
        : new PacketCopies(found, source.sets().orElseThrow().hex(), "");
  }

  private static PacketCopies none(String reason) {
    return new PacketCopies(List.of(), "", reason);
  }

  private static Optional<String> refusal(SourcePackets source, VideoSettings video) {
    AVCodecParameters stream = source.stream();
    if (stream.codec_id() != AV_CODEC_ID_H264) {
      return Optional.of("it is not H.264");
    }
    if (stream.format() != AV_PIX_FMT_YUV420P || !PROFILES.contains(stream.profile())) {
      return Optional.of("it is not of 8 bits and 4:2:0 in a common profile");
    }
    if (stream.width() != video.width() || stream.height() != video.height()
        || stream.sample_aspect_ratio().num() != stream.sample_aspect_ratio().den()
            && stream.sample_aspect_ratio().num() != 0) {
      return Optional.of("it has another size or no square pixels");
    }
    if (stream.field_order() > AV_FIELD_PROGRESSIVE || source.mirrored()) {
      return Optional.of("it is interlaced or mirrored");
    }
    return hasOtherColors(stream, video) ? Optional.of("its colours are encoded differently")
        : source.sets().filter(ParameterSets::leaveRoom).isEmpty()
            ? Optional.of("its parameter sets cannot be combined with others")
        : Optional.empty();
  }

  private static boolean hasOtherColors(AVCodecParameters stream, VideoSettings video) {
    Set<Integer> wide = Set.of(AVCOL_PRI_BT2020, AVCOL_PRI_SMPTE431, AVCOL_PRI_SMPTE432);
    Set<Integer> bright = Set.of(AVCOL_TRC_SMPTE2084, AVCOL_TRC_ARIB_STD_B67);
    return ColorMatrix.of(stream) != ColorMatrix.usual(video.width(), video.height())
        || stream.color_range() == AVCOL_RANGE_JPEG || wide.contains(stream.color_primaries())
        || bright.contains(stream.color_trc());
  }
}
