package org.clipwright.worker;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.clipwright.media.join.FilmJoin;
import org.clipwright.media.join.PacketCopies;
import org.clipwright.render.RenderLoop;
import org.clipwright.render.codec.Encoder;
import org.clipwright.render.codec.EncoderOpener;
import org.clipwright.render.codec.MediaException;
import org.clipwright.render.codec.OutputSettings;
import org.clipwright.render.codec.SubtitleSettings;
import org.clipwright.render.mix.MediaClipSounds;
import org.clipwright.render.mix.TimelineSoundMixer;
import org.clipwright.render.setup.CancellationToken;
import org.clipwright.render.setup.EffectSupervision;
import org.clipwright.render.setup.FrameRange;
import org.clipwright.render.setup.ProgressListener;
import org.clipwright.render.setup.RenderCancelledException;
import org.clipwright.render.setup.RenderException;
import org.clipwright.render.setup.RenderSetup;
import org.clipwright.render.setup.RunningEffects;
import org.clipwright.sdk.effect.EffectException;
import org.clipwright.services.caption.CaptionChoice;
import org.clipwright.services.error.ErrorCode;
import org.clipwright.services.error.PlatformException;
import org.clipwright.services.export.ExportRenderer;
import org.clipwright.services.export.ExportRenderer.RenderedCaptions;
import org.clipwright.services.export.ExportWishes;
import org.clipwright.services.export.RenderedFile;
import org.clipwright.services.resource.Export;
import org.clipwright.services.segment.FilmPart;
import org.clipwright.services.work.RenderStoppedException;
import org.clipwright.timeline.Profile;
import org.clipwright.timeline.ProjectException;
import org.clipwright.timeline.ProjectRate;
import org.clipwright.timeline.ProjectReader;
import org.clipwright.timeline.Rational;
import org.clipwright.timeline.Timeline;
import org.clipwright.timeline.document.ProjectKeys;
import org.clipwright.worker.caption.TimelineCaptions;
import org.clipwright.worker.segment.CopiedFrames;
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
 * @param fonts the fonts for text
 * @param threads threads of one export
 * @param program this program's name and version
 * @param health notified when this process should be replaced
 */
record EngineExports(RenderEngine engine, EncoderOpener encoders, LocalMedia media, Path masks, Fonts fonts,
    int threads, String program, WorkerHealth health) implements ExportRenderer {

  private static final Logger LOG = LoggerFactory.getLogger(EngineExports.class);

  @Override
  public RenderedFile render(ExportRenderer.Order order, Monitor monitor) {
    return run(order, monitor, job -> {
      FrameRange frames = ExportFrames.of(order.export(), job.whole());
      Path output = render(
          order.export(), job, frames, order.folder(), job.captions().tracks(frames, monitor::warn));
      monitor.rendered(frames.count());
      return new RenderedFile.InFolder(output);
    });
  }

  @Override
  public Division division(ExportRenderer.Order order) {
    return run(order, new Unwatched(), job -> {
      FrameRange frames = ExportFrames.of(order.export(), job.whole());
      return divides(order, job.setup()) ? film(order, job.setup()).division(frames, () -> goOn(job))
          : new Division(List.of(), smart(order) ? Map.of(CopiedFrames.UNDIVIDED, frames.count()) : Map.of());
    });
  }

  @Override
  public RenderedPart render(ExportRenderer.Order order, FilmPart part, Monitor monitor) {
    return run(order, monitor, job -> {
      FilmParts film = film(order, job.setup());
      String name = film.name(part);
      Path file = order.folder().resolve(name);
      film.render(part, file, job.progress(), job.token());
      monitor.rendered(part.isSound() ? 0 : part.frames());
      return new RenderedPart(file, name);
    });
  }

  @Override
  public RenderedFile join(
      ExportRenderer.Order order, List<FilmPart> parts, Function<FilmPart, Path> files, Monitor monitor) {
    return run(order, monitor, job -> {
      FilmParts film = film(order, job.setup());
      FrameRange frames = ExportFrames.of(order.export(), job.whole());
      return film.join(output(order.folder(), film.settings()), job.captions().tracks(frames, monitor::warn), parts,
          files, () -> goOn(job));
    });
  }

  private static void goOn(Job job) {
    job.token().check();
    job.progress().frames(1, 1);
  }

  @Override
  public List<RenderedCaptions> captions(ExportRenderer.Order order, Monitor monitor) {
    return run(order, monitor, job -> job.captions()
        .files(ExportFrames.of(order.export(), job.whole()), order.folder(), monitor::warn));
  }

  /**
   * A prepared render.
   *
   * @param whole the project with all its captions
   * @param captions where these go
   * @param setup draws those that go into the pictures
   * @param progress reports to the monitor, and stops the render on its request
   */
  private record Job(
      RenderSetup whole, TimelineCaptions captions, RenderSetup setup, ProgressListener progress,
      CancellationToken token) {

    Job with(RenderSetup other) {
      return new Job(whole, captions, other, progress, token);
    }
  }

  /** A monitor for work that is too short to report progress or to be stopped. */
  private static final class Unwatched implements Monitor {

    @Override
    public void progress(long done, long total) {}

    @Override
    public boolean cancelled() {
      return Thread.currentThread().isInterrupted();
    }

    @Override
    public void warn(String sentence) {}

    @Override
    public void rendered(long frames) {}
  }

  private <T> T run(ExportRenderer.Order order, Monitor monitor, Function<Job, T> work) {
    CancellationToken token = new CancellationToken();
    ProgressListener progress = (done, total) -> {
      monitor.progress(done, total);
      if (monitor.cancelled()) {
        token.cancel();
      }
    };
    fonts.takeUp();
    try (RunningEffects record = RunningEffects.in(order.effects())) {
      EffectSupervision supervision = engine.limits().supervision(record);
      try {
        RenderSetup whole = setup(timeline(order), order, supervision);
        TimelineCaptions captions = new TimelineCaptions(
            whole.timeline(), engine.effects(), CaptionChoice.of(order.export().json()));
        RenderSetup drawn = setup(captions.drawn(), order, supervision);
        return work.apply(new Job(whole, captions, drawn, progress, token));
      } finally {
        supervision.warnings().forEach(monitor::warn);
        OutputChoice.changes(order.export(), order.profile()).forEach(monitor::warn);
        if (supervision.threadsLeft()) {
          health.note();
        }
      }
    } catch (RenderCancelledException stopped) {
      throw new RenderStoppedException();
    } catch (RenderException | MediaException | ProjectException | EffectException failure) {
      health.noteLackOfMemory(failure);
      tellAuthors(order.export(), failure);
      throw new PlatformException(ErrorCode.INVALID, failure.getMessage(), failure);
    } catch (OutOfMemoryError memory) {
      health.note();
      throw new PlatformException(ErrorCode.RESOURCE, "There is not enough memory to render this.", memory);
    }
  }

  private RenderSetup setup(Timeline timeline, ExportRenderer.Order order, EffectSupervision supervision) {
    RenderSetup setup = engine.setup(timeline, files(order)).withThreads(threads).withSupervision(supervision);
    return ExportWishes.of(order.export()).isTransparent() ? setup.withTransparency() : setup;
  }

  /** An unexpected exception from an effect is a bug in it; its author needs to know where. */
  private static void tellAuthors(Export export, RuntimeException failure) {
    Throwable cause = failure.getCause();
    boolean meant = cause == null || cause instanceof EffectException || cause instanceof MediaException;
    if (failure instanceof RenderException && !meant) {
      LOG.warn("Rendering failed unexpectedly. project={} export={}", export.project(), export.id(), cause);
    }
  }

  /** Whether a film may be rendered in parts at all, regardless of its length and codec. */
  private static boolean divides(ExportRenderer.Order order, RenderSetup setup) {
    Export export = order.export();
    return ExportWishes.of(export).isDivisible() && export.settings().exportType().equals("video")
        && !setup.fidelity().original() && !SegmentKeys.hasNestedProjects(setup.timeline());
  }

  private FilmParts film(ExportRenderer.Order order, RenderSetup setup) {
    OutputSettings asked = OutputChoice.of(order.export(), setup.timeline().profile(), threads);
    OutputSettings settings = smart(order) && PacketCopies.suit(asked) ? asked.besideCopies() : asked;
    return new FilmParts(setup, settings, smart(order), new SegmentKeys(setup, settings, surroundings(files(order))),
        encoders, engine.media());
  }

  private static boolean smart(ExportRenderer.Order order) {
    return ExportWishes.of(order.export()).copies();
  }

  /** The content of media is read once, however many segments show it. */
  private SegmentKeys.Surroundings surroundings(ProjectFiles files) {
    Map<String, Optional<String>> known = new HashMap<>();
    return new SegmentKeys.Surroundings(
        program + " FFmpeg " + FilmJoin.version(), text -> known.computeIfAbsent(text, files::content), fonts.mark());
  }

  @Override
  public Optional<String> lastRunning(Path effects) {
    List<String> names = RunningEffects.leftIn(effects);
    RunningEffects.forget(effects);
    return names.isEmpty() ? Optional.empty() : Optional.of("effect " + String.join(" and effect ", names));
  }

  /** The project at the size, rate and sound of the output. */
  private Timeline timeline(ExportRenderer.Order order) {
    Profile profile = order.profile();
    ProjectKeys project = new ProjectKeys(order.project()).copy().size(profile.width(), profile.height());
    rate(project, profile.fps());
    project.sound(profile.sampleRate(), profile.channels(), profile.channelLayout());
    return new ProjectReader(files(order)).read(project.json());
  }

  /** The original uses the same keyframe numbers at any rate, which shifts them in time. */
  private void rate(ProjectKeys project, Rational fps) {
    switch (engine.fidelity()) {
      case CORRECT -> ProjectRate.change(project.json(), fps);
      case ORIGINAL, ORIGINAL_0_5 -> project.rate(fps);
    }
  }

  private ProjectFiles files(ExportRenderer.Order order) {
    return ProjectFiles.of(order.project(), order.export().project(), media, masks);
  }

  private Path render(Export export, Job job, FrameRange frames, Path folder, List<SubtitleSettings> captions) {
    return switch (export.settings().exportType()) {
      case "image" -> new ImageExport(job.setup()).render(export, frames, folder, job.progress(), job.token());
      case "waveform" -> waveform(export, job, frames, folder);
      default -> film(export, job, frames, folder, captions);
    };
  }

  private Path waveform(Export export, Job job, FrameRange frames, Path folder) {
    WaveformExport waveform = new WaveformExport(job.setup());
    Optional<PictureFile> format = WaveformExport.picture(export);
    if (format.isPresent()) {
      return waveform.picture(export, format.get(), frames, folder, job.progress(), job.token());
    }
    Timeline timeline = waveform.film(export, frames, folder, encoders, job.token());
    RenderSetup shown = engine.setup(timeline, folder::resolve).withThreads(threads)
        .withSupervision(job.setup().supervision());
    return film(export, job.with(shown), new FrameRange(1, frames.count()), folder, List.of());
  }

  private Path film(Export export, Job job, FrameRange frames, Path folder, List<SubtitleSettings> captions) {
    RenderSetup setup = job.setup();
    OutputSettings settings = OutputChoice.of(export, setup.timeline().profile(), threads).with(captions);
    Path file = output(folder, settings);
    RenderLoop loop = RenderLoop.of(setup);
    if (settings.video().isPresent()) {
      loop = loop.withPictures(new MediaClipSounds(setup));
    }
    if (settings.audio().isPresent()) {
      loop = loop.withSound(new TimelineSoundMixer(setup));
    }
    try (Encoder encoder = encoders.open(file, settings)) {
      loop.run(frames, encoder, job.progress(), job.token());
    }
    return file;
  }

  private static Path output(Path folder, OutputSettings settings) {
    return folder.resolve("output." + settings.container());
  }
}
