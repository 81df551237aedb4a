package org.clipwright.worker;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.clipwright.media.FfmpegEncoderOpener;
import org.clipwright.render.codec.AudioSettings;
import org.clipwright.render.codec.OutputSettings;
import org.clipwright.render.codec.VideoRate;
import org.clipwright.render.codec.VideoSettings;
import org.clipwright.render.setup.RenderException;
import org.clipwright.services.export.ExportWishes;
import org.clipwright.services.export.OutputFormats;
import org.clipwright.services.field.Bitrate;
import org.clipwright.services.resource.Export;
import org.clipwright.timeline.Profile;

/** The output settings of an export's file. */
final class OutputChoice {

  private OutputChoice() {}

  /** Also used in the file's name, so it must be a plain extension. */
  static String container(String format) {
    String container = format.strip().replaceFirst("^\\.", "").toLowerCase(Locale.ROOT);
    if (!container.matches("[a-z0-9]+")) {
      throw new RenderException(
          "\"" + format + "\" is not a video or audio format; use letters and digits only, such as mp4, mov, webm or"
              + " mp3.");
    }
    return OutputFormats.Playlist.of(container).map(OutputFormats.Playlist::ending).orElse(container);
  }

  /** The settings that an export requests, at a profile. */
  static OutputSettings of(Export export, Profile profile, int threads) {
    Export.Settings asked = export.settings();
    String container = container(asked.videoFormat());
    boolean pictures = !asked.exportType().equals("audio") && !OutputFormats.isNoCodec(asked.videoCodec());
    boolean sound =
        profile.channels() > 0 && !OutputFormats.isNoCodec(asked.audioCodec()) && !OutputFormats.isSilent(container);
    if (!pictures && !sound) {
      throw new RenderException("The export has neither a video codec nor an audio codec.");
    }
    return new OutputSettings(
        container,
        pictures ? Optional.of(video(export, profile)) : Optional.empty(),
        sound ? Optional.of(audio(export, profile)) : Optional.empty(),
        threads);
  }

  /** A sentence for each setting that an export requests and that its file does not have. */
  static List<String> changes(Export export, Profile profile) {
    Export.Settings settings = export.settings();
    return Stream.concat(Stream.of(settings.videoCodec().strip(), settings.audioCodec().strip())
        .flatMap(asked -> FfmpegEncoderOpener.standIn(asked).map(writes -> "\"" + asked
            + "\" is not part of this server's FFmpeg; \"" + writes + "\" was used instead.").stream()),
        rate(settings, profile).stream())
        .toList();
  }

  private static Optional<String> rate(Export.Settings asked, Profile profile) {
    String codec = asked.audioCodec().strip();
    boolean sound = List.of("video", "audio").contains(asked.exportType()) && profile.channels() > 0
        && !OutputFormats.isNoCodec(codec) && !OutputFormats.isSilent(container(asked.videoFormat()));
    return sound ? FfmpegEncoderOpener.otherRate(codec, profile.sampleRate()).map(writes -> "\"" + codec
        + "\" cannot write sound of " + profile.sampleRate() + " Hz; " + writes + " Hz were used instead.")
        : Optional.empty();
  }

  private static VideoSettings video(Export export, Profile profile) {
    ExportWishes wishes = ExportWishes.of(export);
    VideoSettings settings = new VideoSettings(
        export.settings().videoCodec().strip(),
        profile.width(),
        profile.height(),
        profile.fps(),
        rate(export.settings().videoBitrate()),
        wishes.preset(),
        scanning(wishes.scanning()));
    return wishes.isTransparent() ? settings.withTransparency() : settings;
  }

  private static AudioSettings audio(Export export, Profile profile) {
    return new AudioSettings(
        export.settings().audioCodec().strip(),
        profile.sampleRate(),
        profile.channels(),
        profile.channelLayout(),
        export.settings().audioBitrate().value());
  }

  private static VideoRate rate(Bitrate bitrate) {
    return switch (bitrate.unit()) {
      case BITS_PER_SECOND -> new VideoRate(VideoRate.Mode.BITRATE, bitrate.value());
      case CRF -> new VideoRate(VideoRate.Mode.CRF, bitrate.value());
      case CQP -> new VideoRate(VideoRate.Mode.CQP, bitrate.value());
      case QP -> new VideoRate(VideoRate.Mode.QP, bitrate.value());
    };
  }

  private static VideoSettings.Scanning scanning(ExportWishes.Scanning wanted) {
    return switch (wanted) {
      case PROGRESSIVE -> VideoSettings.Scanning.PROGRESSIVE;
      case TOP_FIELD_FIRST -> VideoSettings.Scanning.TOP_FIELD_FIRST;
      case BOTTOM_FIELD_FIRST -> VideoSettings.Scanning.BOTTOM_FIELD_FIRST;
    };
  }
}
