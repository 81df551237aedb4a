package org.clipwright.server;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.clipwright.render.AudioSettings;
import org.clipwright.render.CancellationToken;
import org.clipwright.render.ClipSounds;
import org.clipwright.render.Encoder;
import org.clipwright.render.EncoderOpener;
import org.clipwright.render.FrameRange;
import org.clipwright.render.MediaClipSounds;
import org.clipwright.render.OutputSettings;
import org.clipwright.render.RenderException;
import org.clipwright.render.RenderLoop;
import org.clipwright.render.RenderProgress;
import org.clipwright.render.RenderSetup;
import org.clipwright.render.TimelineSoundMixer;
import org.clipwright.render.VideoRate;
import org.clipwright.render.VideoSettings;
import org.clipwright.services.Bitrate;
import org.clipwright.services.Export;
import org.clipwright.timeline.Profile;

/**
 * Renders exports into files.
 *
 * @param encoders opens the files
 * @param threads threads the encoder may use
 */
record ExportRenderer(EncoderOpener encoders, int threads) {

  /** What clients write where there is no picture or no sound. */
  private static final Set<String> NO_CODEC = Set.of("", "n/a", "na", "none");

  /** Formats that hold pictures only. */
  private static final Set<String> SILENT_FORMATS = Set.of("gif", "apng", "webp");

  /**
   * A rendered file.
   *
   * @param file where it is
   * @param ending of its name, without dot
   */
  record Rendered(Path file, String ending) {}

  /**
   * Renders.
   *
   * @param setup the project with the export's overrides
   * @param folder an empty folder to write to
   * @throws RuntimeException one of the render module's, with a sentence for the user
   */
  Rendered render(
      Export export, RenderSetup setup, Path folder, RenderProgress progress, CancellationToken token) {
    FrameRange frames = frames(export, setup);
    return switch (export.exportType()) {
      case "image" -> new ImageExport(setup).render(export, frames, folder, progress, token);
      case "waveform" -> throw new RenderException("Exports of type \"waveform\" are not possible on this server.");
      default -> film(export, setup, frames, folder, progress, token);
    };
  }

  /** The frames that are wanted and exist; an end that is not set, or lies behind the last frame, means the last one. */
  static FrameRange frames(Export export, RenderSetup setup) {
    long last = setup.lastFrame();
    if (last < 1) {
      throw new RenderException("The project has no clips, so there is nothing to export.");
    }
    long first = Math.max(1, export.startFrame());
    if (first > last) {
      throw new RenderException(
          "The export starts at frame " + first + ", but the project ends at frame " + last + ".");
    }
    long end = export.endFrame() < 1 ? last : Math.min(last, export.endFrame());
    if (end < first) {
      throw new RenderException("The export ends at frame " + end + ", before it starts at frame " + first + ".");
    }
    return new FrameRange(first, end);
  }

  private Rendered film(
      Export export,
      RenderSetup setup,
      FrameRange frames,
      Path folder,
      RenderProgress progress,
      CancellationToken token) {
    OutputSettings settings = settings(export, setup.timeline().profile());
    Path file = folder.resolve("output." + settings.container());
    RenderLoop loop = RenderLoop.of(setup);
    if (settings.video().isPresent()) {
      loop = loop.withPictures(sounds(setup));
    }
    if (settings.audio().isPresent()) {
      loop = loop.withSound(new TimelineSoundMixer(setup));
    }
    try (Encoder encoder = encoders.open(file, settings)) {
      loop.run(frames, encoder, progress, token);
    }
    return new Rendered(file, settings.container());
  }

  private static ClipSounds sounds(RenderSetup setup) {
    return new MediaClipSounds(setup);
  }

  private OutputSettings settings(Export export, Profile profile) {
    String container = export.videoFormat().strip().replaceFirst("^\\.", "").toLowerCase(Locale.ROOT);
    boolean pictures = export.exportType().equals("video") && !NO_CODEC.contains(word(export.videoCodec()));
    boolean sound =
        profile.channels() > 0 && !NO_CODEC.contains(word(export.audioCodec())) && !SILENT_FORMATS.contains(container);
    if (!pictures && !sound) {
      throw new RenderException("The export has neither a video codec nor an audio codec.");
    }
    return new OutputSettings(
        container,
        pictures ? Optional.of(video(export, profile)) : Optional.empty(),
        sound ? Optional.of(audio(export, profile)) : Optional.empty(),
        threads);
  }

  private static VideoSettings video(Export export, Profile profile) {
    return new VideoSettings(
        export.videoCodec().strip(),
        profile.width(),
        profile.height(),
        profile.fps(),
        rate(export.videoBitrate()),
        export.json().path("preset").asText(""),
        scanning(export.json()));
  }

  private static AudioSettings audio(Export export, Profile profile) {
    return new AudioSettings(
        export.audioCodec().strip(),
        profile.sampleRate(),
        profile.channels(),
        profile.channelLayout(),
        export.audioBitrate().value());
  }

  private static VideoRate rate(Bitrate bitrate) {
    return switch (bitrate.unit()) {
      case BITS_PER_SECOND -> new VideoRate(VideoRate.Mode.BITRATE, bitrate.value());
      case CRF -> new VideoRate(VideoRate.Mode.CRF, bitrate.value());
      case CQP -> new VideoRate(VideoRate.Mode.CQP, bitrate.value());
      case QP -> new VideoRate(VideoRate.Mode.QP, bitrate.value());
    };
  }

  private static VideoSettings.Scanning scanning(ObjectNode json) {
    if (!json.path("interlaced").asBoolean(false)) {
      return VideoSettings.Scanning.PROGRESSIVE;
    }
    return json.path("top_field_first").asBoolean(true)
        ? VideoSettings.Scanning.TOP_FIELD_FIRST
        : VideoSettings.Scanning.BOTTOM_FIELD_FIRST;
  }

  private static String word(String codec) {
    return codec.strip().toLowerCase(Locale.ROOT);
  }
}
