package org.clipwright.worker;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.clipwright.media.FfmpegMediaOpener;
import org.clipwright.media.join.DamagedPieceException;
import org.clipwright.media.join.FilmJoin;
import org.clipwright.media.join.FilmPiece;
import org.clipwright.media.join.FilmSound;
import org.clipwright.media.join.JoinedFilm;
import org.clipwright.render.RenderLoop;
import org.clipwright.render.UntouchedRun;
import org.clipwright.render.codec.Encoder;
import org.clipwright.render.codec.EncoderOpener;
import org.clipwright.render.codec.OutputSettings;
import org.clipwright.render.codec.SubtitleSettings;
import org.clipwright.render.codec.VideoSettings;
import org.clipwright.render.mix.MediaClipSounds;
import org.clipwright.render.mix.TimelineSoundMixer;
import org.clipwright.render.setup.CancellationToken;
import org.clipwright.render.setup.FrameRange;
import org.clipwright.render.setup.ProgressListener;
import org.clipwright.render.setup.RenderSetup;
import org.clipwright.services.export.ExportRenderer;
import org.clipwright.services.export.RenderedFile;
import org.clipwright.services.segment.FilmPart;
import org.clipwright.worker.segment.CopiedFrames;
import org.clipwright.worker.segment.SegmentCut;
import org.clipwright.worker.segment.SegmentKeys;

/**
 * Divides a film into parts that can be rendered separately, renders a part, and joins them all.
 *
 * @param smart whether pictures are to be copied where nothing changes them
 * @param keys names the parts
 * @param media opens media that pictures are copied from
 */
record FilmParts(
    RenderSetup setup, OutputSettings settings, boolean smart, SegmentKeys keys, EncoderOpener encoders,
    FfmpegMediaOpener media) {

  /** The cost of rendering a frame's picture, where mixing its sound costs 1; for progress. */
  private static final int PICTURE = 20;

  /**
   * Divides some frames into parts, the sound first, since it fails soonest; none if they are rendered in one piece.
   *
   * @param step called often while it is found out what can be copied; an exception it throws aborts that
   */
  ExportRenderer.Division division(FrameRange frames, Runnable step) {
    CopiedFrames copied = smart ? copied(frames, step) : CopiedFrames.NOT_ASKED_FOR;
    List<FilmPart> segments = segments(frames, copied.spans());
    List<FilmPart> parts = new ArrayList<>();
    if (FilmJoin.joins(settings) && (besideCopies() || segments.size() > 1)) {
      if (settings.audio().isPresent()) {
        parts.add(named(new FilmPart(FilmPart.SOUND, "", frames.first(), frames.last(), 1)));
      }
      parts.addAll(segments);
    }
    return new ExportRenderer.Division(parts, copied.encoded());
  }

  private CopiedFrames copied(FrameRange frames, Runnable step) {
    return besideCopies() ? CopiedFrames.of(setup, frames, settings.video().orElseThrow(), media, step)
        : CopiedFrames.none(CopiedFrames.UNSUITED, frames);
  }

  private boolean besideCopies() {
    return settings.video().filter(video -> video.beside() == VideoSettings.Beside.COPIED).isPresent();
  }

  /** Segments for some frames, and between them those that are copied. */
  private List<FilmPart> segments(FrameRange frames, List<FrameRange> copied) {
    List<FilmPart> segments = new ArrayList<>();
    long next = frames.first();
    for (FrameRange copy : copied) {
      encode(next, copy.first() - 1, segments);
      segments.add(FilmPart.copied(segments.size(), copy.first(), copy.last()));
      next = copy.last() + 1;
    }
    encode(next, frames.last(), segments);
    return segments;
  }

  private void encode(long first, long last, List<FilmPart> segments) {
    if (first <= last) {
      SegmentCut.of(setup.timeline().profile(), new FrameRange(first, last)).forEach(segment -> segments.add(
          named(new FilmPart(segments.size(), "", segment.first(), segment.last(), PICTURE))));
    }
  }

  private FilmPart named(FilmPart part) {
    return part.named(name(part));
  }

  /** The name of a part as this process would render it. */
  String name(FilmPart part) {
    return part.isSound()
        ? keys.sound(range(part)) + "." + FilmJoin.soundFormat(settings.audio().orElseThrow())
        : keys.pictures(range(part)) + "." + FilmJoin.PIECE_FORMAT;
  }

  /** Renders a part into a file, also one that was to be copied. */
  void render(FilmPart part, Path file, ProgressListener progress, CancellationToken token) {
    RenderLoop loop = part.isSound()
        ? RenderLoop.of(setup).withSound(new TimelineSoundMixer(setup))
        : RenderLoop.of(setup).withPictures(new MediaClipSounds(setup));
    try (Encoder encoder = encoders.open(file, output(part))) {
      loop.run(range(part), encoder, progress, token);
    }
  }

  private OutputSettings output(FilmPart part) {
    return part.isSound()
        ? new OutputSettings(
            FilmJoin.soundFormat(settings.audio().orElseThrow()), Optional.empty(), settings.audio(),
            settings.threads())
        : new OutputSettings(FilmJoin.PIECE_FORMAT, settings.video(), Optional.empty(), settings.threads());
  }

  /**
   * Joins the parts of the film, into a file only where that is needed.
   *
   * @param output the file
   * @param captions the tracks of captions that it gets
   * @param step called before each packet; an exception from it aborts the join
   * @throws FilmPart.DamagedException when a part is not as expected
   */
  RenderedFile join(
      Path output, List<SubtitleSettings> captions, List<FilmPart> parts, Function<FilmPart, Path> files,
      Runnable step) {
    RenderLoop.of(setup).warn();
    List<FilmPart> pictures = parts.stream().filter(part -> !part.isSound()).toList();
    double seconds = pictures.stream().mapToLong(FilmPart::frames).sum() / setup.timeline().profile().fps().toDouble();
    Optional<FilmSound> sound = parts.stream().filter(FilmPart::isSound).findFirst()
        .map(part -> new FilmSound(files.apply(part), seconds));
    List<FilmPiece> pieces = pictures.stream().map(part -> piece(part, files)).toList();
    OutputSettings whole = settings.with(captions);
    try {
      Optional<JoinedFilm> unwritten = JoinedFilm.of(whole, pieces, sound, step);
      if (unwritten.isPresent()) {
        return new Unwritten(output.getFileName().toString(), unwritten.get());
      }
      FilmJoin.join(output, whole, pieces, sound, step);
      return new RenderedFile.InFolder(output);
    } catch (DamagedPieceException damaged) {
      throw new FilmPart.DamagedException(damaged.piece(), damaged.getMessage());
    }
  }

  /** A film that is joined when it is read. */
  private record Unwritten(String name, JoinedFilm film) implements RenderedFile {

    @Override
    public long size() {
      return film.size();
    }

    @Override
    public InputStream open() throws IOException {
      return film.open();
    }
  }

  private FilmPiece piece(FilmPart part, Function<FilmPart, Path> files) {
    if (!part.isCopied()) {
      return new FilmPiece(files.apply(part), part.frames());
    }
    List<UntouchedRun> runs = UntouchedRun.of(setup, range(part));
    if (runs.size() != 1 || runs.getFirst().frames().count() != part.frames()) {
      throw new FilmPart.DamagedException(part.number(), "A segment that was to be copied shows something else.");
    }
    return FilmPiece.copied(runs.getFirst().file(), runs.getFirst().pictures(), media);
  }

  private static FrameRange range(FilmPart part) {
    return new FrameRange(part.first(), part.last());
  }
}
