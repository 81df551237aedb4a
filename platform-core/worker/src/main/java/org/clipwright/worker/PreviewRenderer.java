package org.clipwright.worker;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.clipwright.media.join.FilmFragments;
import org.clipwright.media.join.FilmJoin;
import org.clipwright.media.join.FilmPiece;
import org.clipwright.render.FrameRenderer;
import org.clipwright.render.codec.Encoder;
import org.clipwright.render.codec.EncoderOpener;
import org.clipwright.render.codec.OutputSettings;
import org.clipwright.render.codec.VideoRate;
import org.clipwright.render.codec.VideoSettings;
import org.clipwright.render.setup.FrameRange;
import org.clipwright.render.setup.RenderSetup;
import org.clipwright.sdk.media.Frame;
import org.clipwright.sdk.storage.Sha256;
import org.clipwright.services.budget.ExportScratch;
import org.clipwright.services.error.ErrorCode;
import org.clipwright.services.error.PlatformException;
import org.clipwright.services.preview.PreviewCut;
import org.clipwright.services.preview.PreviewTrack;
import org.clipwright.services.segment.SegmentStore;
import org.clipwright.services.work.WorkRequest;
import org.clipwright.timeline.Profile;
import org.clipwright.timeline.Rational;
import org.clipwright.timeline.document.ProjectKeys;
import org.clipwright.worker.segment.SegmentKeys;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Renders segments of previews that are not stored yet. Thread-safe. */
final class PreviewRenderer {

  private static final Logger LOG = LoggerFactory.getLogger(PreviewRenderer.class);

  /** Fast, and good enough to judge a cut. */
  private static final VideoRate QUALITY = new VideoRate(VideoRate.Mode.CRF, 23);

  private static final String PRESET = "superfast";

  private final ProjectRenderers projects;
  private final SegmentStore store;
  private final EncoderOpener encoders;
  private final Path scratch;
  private final String program;

  /**
   * Creates a renderer.
   *
   * @param scratch folder for temporary files
   * @param program this program's name and version
   */
  PreviewRenderer(
      ProjectRenderers projects, SegmentStore store, EncoderOpener encoders, Path scratch, String program) {
    this.projects = projects;
    this.store = store;
    this.encoders = encoders;
    this.scratch = scratch;
    this.program = program + " FFmpeg " + FilmJoin.version();
  }

  /** What to render, and the name it is stored under. */
  private record Planned(String name, Supplier<byte[]> bytes) {}

  /** The key of a segment in the storage. */
  String key(WorkRequest.PreviewSegment request) {
    PreviewTrack track = PreviewTrack.of(request.track())
        .orElseThrow(() -> new IllegalArgumentException("Previews have no track " + request.track() + "."));
    Planned planned = track == PreviewTrack.SOUND ? sound(request) : pictures(request, track);
    long project = new ProjectKeys(request.document()).id();
    Optional<String> stored = store.find(project, planned.name());
    return stored.orElseGet(() -> rendered(project, request, planned));
  }

  private String rendered(long project, WorkRequest.PreviewSegment request, Planned planned) {
    long begun = System.nanoTime();
    String key = store.keep(project, planned.name(), planned.bytes().get());
    LOG.info("A segment of a preview is stored. project={} track={} segment={} milliseconds={}",
        project, request.track(), request.number(), (System.nanoTime() - begun) / 1_000_000);
    return key;
  }

  private Planned pictures(WorkRequest.PreviewSegment request, PreviewTrack track) {
    RenderSetup setup = projects.setup(request.document());
    Profile profile = setup.timeline().profile();
    PreviewTrack.PictureSize size = track.size(profile);
    OutputSettings output = output(size, profile.fps());
    if (request.number() == WorkRequest.PreviewSegment.START) {
      return new Planned(name(output.video()), () -> start(output, profile.fps()));
    }
    RenderSetup sized = setup.withCanvas(size.width(), size.height());
    PreviewCut cut = new PreviewCut(request.frames(), profile.fps());
    FrameRange frames = new FrameRange(cut.first(request.number()), cut.last(request.number()));
    String name = name(setup, () -> keys(sized, output, request.document()).pictures(frames));
    return new Planned(name, () -> inFile(FilmJoin.PIECE_FORMAT, file -> {
      projects.use(request.document(), sized, renderer -> encode(renderer, frames, file, output));
      FilmPiece piece = new FilmPiece(file, frames.count());
      return FilmFragments.pictures(piece, profile.fps(), request.number(), frames.first() - 1).media();
    }));
  }

  private static OutputSettings output(PreviewTrack.PictureSize size, Rational fps) {
    VideoSettings video = new VideoSettings(
        "libx264", size.width(), size.height(), fps, QUALITY, PRESET, VideoSettings.Scanning.PROGRESSIVE);
    return new OutputSettings(FilmJoin.PIECE_FORMAT, Optional.of(video), Optional.empty(), 0);
  }

  private void encode(FrameRenderer renderer, FrameRange frames, Path file, OutputSettings output) {
    try (Arena arena = Arena.ofShared(); Encoder encoder = encoders.open(file, output)) {
      Frame picture = Frame.allocate(arena, renderer.width(), renderer.height());
      for (long frame = frames.first(); frame <= frames.last(); frame++) {
        renderer.render(frame, picture);
        encoder.write(picture);
      }
      encoder.finish();
    } finally {
      projects.noteThreads(renderer.threadsLeft());
    }
  }

  /** All segments of a track share their initialization segment, which depends only on the encoder's settings. */
  private byte[] start(OutputSettings output, Rational fps) {
    return inFile(FilmJoin.PIECE_FORMAT, file -> {
      VideoSettings video = output.video().orElseThrow();
      try (Arena arena = Arena.ofConfined(); Encoder encoder = encoders.open(file, output)) {
        encoder.write(Frame.allocate(arena, video.width(), video.height()));
        encoder.finish();
      }
      return FilmFragments.pictures(new FilmPiece(file, 1), fps, 0, 0).start();
    });
  }

  private Planned sound(WorkRequest.PreviewSegment request) {
    if (request.number() == WorkRequest.PreviewSegment.START) {
      return new Planned(name(PreviewSound.SETTINGS),
          () -> inFile(PreviewSound.FORMAT, file -> PreviewSound.start(encoders, file).start()));
    }
    RenderSetup setup = projects.setup(PreviewSound.heard(request.document()));
    PreviewSound sound = new PreviewSound(
        setup, new PreviewCut(request.frames(), setup.timeline().profile().fps()), request.number());
    String name = name(setup,
        () -> sound.name(keys(setup, PreviewSound.SETTINGS, request.document())));
    return new Planned(name, () -> inFile(PreviewSound.FORMAT, file -> {
      try {
        return sound.render(encoders, file).media();
      } finally {
        projects.noteThreads(setup.supervision().threadsLeft());
      }
    }));
  }

  private String name(Object settings) {
    return Sha256.of("start\n" + program + "\n" + settings) + ".mp4";
  }

  /** No key covers the content of a nested project, so its segments are never reused. */
  private static String name(RenderSetup setup, Supplier<String> key) {
    boolean nested = SegmentKeys.hasNestedProjects(setup.timeline());
    return (nested ? UUID.randomUUID().toString() : key.get()) + ".m4s";
  }

  private SegmentKeys keys(RenderSetup setup, OutputSettings output, ObjectNode document) {
    ProjectFiles files = projects.files(document);
    return new SegmentKeys(
        setup, output, new SegmentKeys.Surroundings(program, files::content, projects.fonts().mark()));
  }

  private byte[] inFile(String format, Function<Path, byte[]> work) {
    Path folder = ExportScratch.preview(scratch);
    Path file = folder.resolve("segment." + format);
    try {
      Files.createDirectories(folder);
      try {
        return work.apply(file);
      } finally {
        Files.deleteIfExists(file);
        Files.deleteIfExists(folder);
      }
    } catch (IOException failure) {
      throw new PlatformException(
          ErrorCode.RESOURCE, "A segment of the preview cannot be written: " + failure.getMessage(), failure);
    }
  }
}
