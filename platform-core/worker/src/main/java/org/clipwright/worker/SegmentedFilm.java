package org.clipwright.worker;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.clipwright.media.join.DamagedPieceException;
import org.clipwright.media.join.FilmJoin;
import org.clipwright.media.join.FilmPiece;
import org.clipwright.media.join.FilmSound;
import org.clipwright.render.RenderLoop;
import org.clipwright.render.codec.Encoder;
import org.clipwright.render.codec.EncoderOpener;
import org.clipwright.render.codec.OutputSettings;
import org.clipwright.render.mix.MediaClipSounds;
import org.clipwright.render.mix.TimelineSoundMixer;
import org.clipwright.render.setup.CancellationToken;
import org.clipwright.render.setup.FrameRange;
import org.clipwright.render.setup.RenderException;
import org.clipwright.render.setup.RenderProgress;
import org.clipwright.render.setup.RenderSetup;
import org.clipwright.services.export.SegmentCount;
import org.clipwright.services.resource.Export;
import org.clipwright.services.segment.SegmentStore;
import org.clipwright.worker.segment.SegmentKeys;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A film that is made of segments: those that are stored already are taken, the others rendered and stored, and all
 * joined. Used once, by one thread.
 */
final class SegmentedFilm {

  private static final Logger LOG = LoggerFactory.getLogger(SegmentedFilm.class);

  /** What rendering a frame's picture costs, where mixing its sound costs 1; for progress. */
  private static final long PICTURE = 20;

  private final Export export;
  private final RenderSetup setup;
  private final OutputSettings settings;
  private final FrameRange frames;
  private final SegmentStore store;
  private final EncoderOpener encoders;
  private final Path folder;
  private final RenderProgress progress;
  private final CancellationToken token;
  private final List<Part> pictures = new ArrayList<>();
  private final Optional<Part> sound;
  private final List<Part> parts;
  private final long cost;
  private final Set<Part> rendered = new HashSet<>();
  private long done;

  /**
   * A part of the film that is stored by itself.
   *
   * @param name what it is stored by
   * @param frames whose pictures or sound it has
   * @param output what it is encoded as
   * @param weight what a frame of it costs
   */
  private record Part(String name, FrameRange frames, OutputSettings output, long weight) {

    long cost() {
      return frames.count() * weight;
    }
  }

  /**
   * A film of an export.
   *
   * @param segments the frames of its segments, in order
   * @param folder for files that are needed on the way
   */
  SegmentedFilm(
      Export export, RenderSetup setup, OutputSettings settings, List<FrameRange> segments, SegmentKeys keys,
      SegmentStore store, EncoderOpener encoders, Path folder, RenderProgress progress, CancellationToken token) {
    this.export = export;
    this.setup = setup;
    this.settings = settings;
    this.frames = new FrameRange(segments.getFirst().first(), segments.getLast().last());
    this.store = store;
    this.encoders = encoders;
    this.folder = folder;
    this.progress = progress;
    this.token = token;
    OutputSettings silent = new OutputSettings(
        FilmJoin.PIECE_FORMAT, settings.video(), Optional.empty(), settings.threads());
    for (FrameRange segment : segments) {
      pictures.add(new Part(keys.pictures(segment) + "." + silent.container(), segment, silent, PICTURE));
    }
    this.sound = settings.audio().map(audio -> {
      OutputSettings alone = new OutputSettings(
          FilmJoin.soundFormat(audio), Optional.empty(), settings.audio(), settings.threads());
      return new Part(keys.sound(frames) + "." + alone.container(), frames, alone, 1);
    });
    // The sound comes first: it is what fails soonest.
    this.parts = Stream.concat(sound.stream(), pictures.stream()).toList();
    this.cost = parts.stream().mapToLong(Part::cost).sum();
  }

  /**
   * Makes the film.
   *
   * @return how many of its segments were rendered for that
   */
  SegmentCount make(Path output) {
    RenderLoop.of(setup).warn();
    Set<String> names = new LinkedHashSet<>();
    parts.forEach(part -> names.add(part.name()));
    store.need(export, names);
    for (Part part : parts) {
      token.check();
      if (!store.has(export, part.name())) {
        render(part);
      }
      done += part.cost();
      progress.frames(done, cost);
    }
    join(output);
    return new SegmentCount(pictures.size(), (int) pictures.stream().filter(rendered::contains).count());
  }

  private void render(Part part) {
    Path file = folder.resolve(part.name());
    RenderLoop loop = part.output().video().isPresent()
        ? RenderLoop.of(setup).withPictures(new MediaClipSounds(setup))
        : RenderLoop.of(setup).withSound(new TimelineSoundMixer(setup));
    try (Encoder encoder = encoders.open(file, part.output())) {
      loop.run(part.frames(), encoder,
          (count, all) -> progress.frames(Math.min(cost, done + count * part.weight()), cost), token);
    }
    store.put(export, part.name(), file);
    if (!file.toFile().delete()) {
      LOG.warn("A segment's file cannot be removed. export={} file={}", export.id(), file);
    }
    rendered.add(part);
  }

  /** A part that cannot be joined may have been damaged where it lies, so that it is rendered again once. */
  private void join(Path output) {
    Set<Integer> again = new HashSet<>();
    while (true) {
      try {
        FilmJoin.join(output, settings, pieces(), sound.map(this::sound), this::step);
        return;
      } catch (DamagedPieceException damaged) {
        if (!again.add(damaged.piece())) {
          throw new RenderException(
              "The segments of the export cannot be joined, although one was rendered again: " + damaged.getMessage());
        }
        LOG.warn("A segment is rendered again. export={} reason=\"{}\"", export.id(), damaged.getMessage());
        render(damaged.piece() == DamagedPieceException.SOUND ? sound.orElseThrow() : pictures.get(damaged.piece()));
      }
    }
  }

  private void step() {
    token.check();
    progress.frames(done, cost);
  }

  private List<FilmPiece> pieces() {
    return pictures.stream().map(part -> new FilmPiece(file(part), part.frames().count())).toList();
  }

  private FilmSound sound(Part part) {
    return new FilmSound(file(part), frames.count() / setup.timeline().profile().fps().toDouble());
  }

  /** One that is gone since it was seen is rendered again. */
  private Path file(Part part) {
    return store.file(export, part.name(), folder).orElseGet(() -> {
      render(part);
      return store.file(export, part.name(), folder).orElseThrow(
          () -> new RenderException("A segment of the export is gone as soon as it is stored."));
    });
  }
}
