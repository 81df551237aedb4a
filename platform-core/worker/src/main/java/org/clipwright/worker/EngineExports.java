package org.clipwright.worker;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.clipwright.media.join.FilmJoin;
import org.clipwright.render.RenderLoop;
import org.clipwright.render.codec.AudioSettings;
import org.clipwright.render.codec.Encoder;
import org.clipwright.render.codec.EncoderOpener;
import org.clipwright.render.codec.MediaException;
import org.clipwright.render.codec.OutputSettings;
import org.clipwright.render.codec.VideoRate;
import org.clipwright.render.codec.VideoSettings;
import org.clipwright.render.mix.MediaClipSounds;
import org.clipwright.render.mix.TimelineSoundMixer;
import org.clipwright.render.setup.CancellationToken;
import org.clipwright.render.setup.EffectSupervision;
import org.clipwright.render.setup.FrameRange;
import org.clipwright.render.setup.RenderCancelledException;
import org.clipwright.render.setup.RenderException;
import org.clipwright.render.setup.RenderProgress;
import org.clipwright.render.setup.RenderSetup;
import org.clipwright.render.setup.RunningEffects;
import org.clipwright.render.sound.ClipSounds;
import org.clipwright.sdk.effect.EffectException;
import org.clipwright.services.error.ErrorCode;
import org.clipwright.services.error.PlatformException;
import org.clipwright.services.export.ExportOrder;
import org.clipwright.services.export.ExportRenderer;
import org.clipwright.services.export.OutputFormats;
import org.clipwright.services.export.ExportScratch;
import org.clipwright.services.field.Bitrate;
import org.clipwright.services.resource.Export;
import org.clipwright.services.segment.SegmentStore;
import org.clipwright.services.work.RenderStoppedException;
import org.clipwright.timeline.Profile;
import org.clipwright.timeline.ProjectException;
import org.clipwright.timeline.ProjectRate;
import org.clipwright.timeline.ProjectReader;
import org.clipwright.timeline.Rational;
import org.clipwright.timeline.Timeline;
import org.clipwright.worker.segment.SegmentCut;
import org.clipwright.worker.segment.SegmentKeys;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Renders exports into files on this machine.
 *
 * @param engine opens media and knows the effects
 * @param encoders opens the files that are written
 * @param media the stored media as files of this machine
 * @param masks folder for drawn masks
 * @param fonts what text is written in
 * @param threads threads of one export
 * @param segments where the segments of films lie
 * @param program which program this is, with its version
 * @param spoilage told when this process should be replaced
 */
public record EngineExports(RenderEngine engine, EncoderOpener encoders, LocalMedia media, Path masks, Fonts fonts,
    int threads, SegmentStore segments, String program, WorkerHealth spoilage) implements ExportRenderer {

  private static final Logger LOG = LoggerFactory.getLogger(EngineExports.class);

  @Override
  public Path render(ExportOrder order, Monitor monitor) {
    CancellationToken token = new CancellationToken();
    RenderProgress progress = (done, total) -> {
      monitor.progress(done, total);
      if (monitor.cancelled()) {
        token.cancel();
      }
    };
    fonts.takeUp();
    try (RunningEffects record =
        RunningEffects.in(ExportScratch.effects(order.folder().getParent(), order.export().id()))) {
      EffectSupervision supervision = engine.limits().supervision(record);
      try {
        return render(order, supervision, monitor, progress, token);
      } finally {
        supervision.warnings().forEach(monitor::warn);
        if (supervision.threadsLeft()) {
          spoilage.note();
        }
      }
    } catch (RenderCancelledException stopped) {
      throw new RenderStoppedException();
    } catch (RenderException | MediaException | ProjectException | EffectException failure) {
      spoilage.noteLackOfMemory(failure);
      tellAuthors(order.export(), failure);
      throw new PlatformException(ErrorCode.INVALID, failure.getMessage(), failure);
    } catch (OutOfMemoryError memory) {
      spoilage.note();
      throw new PlatformException(ErrorCode.RESOURCE, "There is not enough memory to render this.", memory);
    }
  }

  /** What an effect did not mean to throw is a mistake in it; where, its author has to know. */
  private static void tellAuthors(Export export, RuntimeException failure) {
    Throwable cause = failure.getCause();
    boolean meant = cause == null || cause instanceof EffectException || cause instanceof MediaException;
    if (failure instanceof RenderException && !meant) {
      LOG.warn("Rendering failed unexpectedly. project={} export={}", export.project(), export.id(), cause);
    }
  }

  private Path render(
      ExportOrder order, EffectSupervision supervision, Monitor monitor, RenderProgress progress,
      CancellationToken token) {
    RenderSetup setup =
        engine.setup(timeline(order), files(order)).withThreads(threads).withSupervision(supervision);
    FrameRange frames = frames(order.export(), setup);
    Optional<SegmentedFilm> segmented = segmented(order, setup, frames, progress, token);
    if (segmented.isPresent()) {
      Path output = output(order.folder(), settings(order.export(), order.profile()));
      monitor.segments(segmented.get().make(output));
      return output;
    }
    return render(order.export(), setup, frames, order.folder(), progress, token);
  }

  /** The film in segments; empty where it is to be made in one piece. */
  private Optional<SegmentedFilm> segmented(
      ExportOrder order, RenderSetup setup, FrameRange frames, RenderProgress progress, CancellationToken token) {
    Export export = order.export();
    if (!export.json().path("segments").asBoolean(false) || !export.settings().exportType().equals("video")
        || setup.fidelity().original() || SegmentKeys.hasNestedProjects(setup.timeline())) {
      return Optional.empty();
    }
    List<FrameRange> cut = SegmentCut.of(setup.timeline().profile(), frames);
    OutputSettings settings = settings(export, setup.timeline().profile());
    if (cut.size() < 2 || !FilmJoin.joins(settings)) {
      return Optional.empty();
    }
    SegmentKeys keys = new SegmentKeys(setup, settings, surroundings(files(order)));
    return Optional.of(new SegmentedFilm(
        export, setup, settings, cut, keys, segments, encoders, order.folder(), progress, token));
  }

  /** Media is asked for its content once, however many segments show it. */
  private SegmentKeys.Surroundings surroundings(ProjectFiles files) {
    Map<String, Optional<String>> known = new HashMap<>();
    return new SegmentKeys.Surroundings(
        program + " FFmpeg " + FilmJoin.version(), text -> known.computeIfAbsent(text, files::content), fonts.mark());
  }

  @Override
  public void tidy() {
    segments.trim();
  }

  @Override
  public Optional<String> lastRunning(Path scratch, long export) {
    Path record = ExportScratch.effects(scratch, export);
    List<String> names = RunningEffects.leftIn(record);
    RunningEffects.forget(record);
    return names.isEmpty() ? Optional.empty() : Optional.of("effect " + String.join(" and effect ", names));
  }

  /** The project at the size, rate and sound of the output. */
  private Timeline timeline(ExportOrder order) {
    ObjectNode project = order.project().deepCopy();
    Profile profile = order.profile();
    project.put("width", profile.width()).put("height", profile.height());
    rate(project, profile.fps());
    project.put("sample_rate", profile.sampleRate());
    project.put("channels", profile.channels()).put("channel_layout", profile.channelLayout());
    return new ProjectReader(files(order)).read(project);
  }

  /** The original counts the same keyframes at any rate, which moves them in time. */
  private void rate(ObjectNode project, Rational fps) {
    switch (engine.fidelity()) {
      case CORRECT -> ProjectRate.change(project, fps);
      case ORIGINAL, ORIGINAL_0_5 -> project.putObject("fps").put("num", fps.num()).put("den", fps.den());
    }
  }

  private ProjectFiles files(ExportOrder order) {
    return ProjectFiles.of(order.project(), order.export().project(), media, masks);
  }

  private Path render(
      Export export, RenderSetup setup, FrameRange frames, Path folder, RenderProgress progress,
      CancellationToken token) {
    return switch (export.settings().exportType()) {
      case "image" -> new ImageExport(setup).render(export, frames, folder, progress, token);
      case "waveform" -> waveform(export, setup, frames, folder, progress, token);
      default -> film(export, setup, frames, folder, progress, token);
    };
  }

  private Path waveform(
      Export export, RenderSetup setup, FrameRange frames, Path folder, RenderProgress progress,
      CancellationToken token) {
    WaveformExport waveform = new WaveformExport(setup);
    Optional<PictureFile> format = WaveformExport.picture(export);
    if (format.isPresent()) {
      return waveform.picture(export, format.get(), frames, folder, progress, token);
    }
    Timeline timeline = waveform.film(export, frames, folder, encoders, token);
    RenderSetup shown = engine.setup(timeline, folder::resolve).withThreads(threads)
        .withSupervision(setup.supervision());
    return film(export, shown, new FrameRange(1, frames.count()), folder, progress, token);
  }

  /**
   * The frames that are wanted and exist; an end that is not set, or lies behind the last frame, means the last one.
   */
  static FrameRange frames(Export export, RenderSetup setup) {
    long last = setup.lastFrame();
    if (last < 1) {
      throw new RenderException("The project has no clips, so there is nothing to export.");
    }
    long first = Math.max(1, export.settings().startFrame());
    if (first > last) {
      throw new RenderException(
          "The export starts at frame " + first + ", but the project ends at frame " + last + ".");
    }
    long end = export.settings().endFrame() < 1 ? last : Math.min(last, export.settings().endFrame());
    if (end < first) {
      throw new RenderException("The export ends at frame " + end + ", before it starts at frame " + first + ".");
    }
    return new FrameRange(first, end);
  }

  private Path film(
      Export export,
      RenderSetup setup,
      FrameRange frames,
      Path folder,
      RenderProgress progress,
      CancellationToken token) {
    OutputSettings settings = settings(export, setup.timeline().profile());
    Path file = output(folder, settings);
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
    return file;
  }

  private static Path output(Path folder, OutputSettings settings) {
    return folder.resolve("output." + settings.container());
  }

  private static ClipSounds sounds(RenderSetup setup) {
    return new MediaClipSounds(setup);
  }

  /** What the file is called by as well, so it must be a plain ending. */
  static String container(String format) {
    String container = format.strip().replaceFirst("^\\.", "").toLowerCase(Locale.ROOT);
    if (!container.matches("[a-z0-9]+")) {
      throw new RenderException(
          "\"" + format + "\" is not a format for films or sound; use letters and digits only, such as mp4, mov, webm"
              + " or mp3.");
    }
    return container;
  }

  private OutputSettings settings(Export export, Profile profile) {
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

  private static VideoSettings video(Export export, Profile profile) {
    return new VideoSettings(
        export.settings().videoCodec().strip(),
        profile.width(),
        profile.height(),
        profile.fps(),
        rate(export.settings().videoBitrate()),
        export.json().path("preset").asText(""),
        scanning(export.json()));
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

  private static VideoSettings.Scanning scanning(ObjectNode json) {
    if (!json.path("interlaced").asBoolean(false)) {
      return VideoSettings.Scanning.PROGRESSIVE;
    }
    return json.path("top_field_first").asBoolean(true)
        ? VideoSettings.Scanning.TOP_FIELD_FIRST
        : VideoSettings.Scanning.BOTTOM_FIELD_FIRST;
  }
}
