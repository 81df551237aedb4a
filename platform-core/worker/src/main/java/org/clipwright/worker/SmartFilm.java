package org.clipwright.worker;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clipwright.media.FfmpegEncoderOpener;
import org.clipwright.media.FfmpegMediaOpener;
import org.clipwright.media.join.PacketCopies;
import org.clipwright.render.codec.OutputSettings;
import org.clipwright.render.setup.CancellationToken;
import org.clipwright.render.setup.FrameRange;
import org.clipwright.render.setup.ProgressListener;
import org.clipwright.render.setup.RenderSetup;
import org.clipwright.services.export.ExportRenderer;
import org.clipwright.services.segment.FilmPart;
import org.clipwright.worker.segment.CopiedFrames;
import org.clipwright.worker.segment.SegmentKeys;

/**
 * Makes a film in this process of pictures that are copied from its media and others that are encoded.
 *
 * @param folder for the parts until they are joined
 */
public record SmartFilm(RenderSetup setup, OutputSettings settings, FfmpegMediaOpener media, Path folder) {

  /**
   * What became of the frames.
   *
   * @param copied how many were copied; 0 if the film was not made
   * @param encoded why others are encoded, and how many for each reason
   */
  public record Outcome(long copied, Map<String, Long> encoded) {

    private static Outcome of(CopiedFrames frames) {
      return new Outcome(0, frames.encoded());
    }
  }

  /**
   * Makes the film, unless no frames can be copied.
   *
   * @throws FilmPart.DamagedException when the parts cannot be joined, although one was rendered again
   */
  public Outcome render(Path output, FrameRange frames, ProgressListener progress, CancellationToken token) {
    if (setup.fidelity().original()) {
      return Outcome.of(CopiedFrames.none(CopiedFrames.UNDIVIDED, frames));
    }
    if (!PacketCopies.suit(settings)) {
      return Outcome.of(CopiedFrames.none(CopiedFrames.UNSUITED, frames));
    }
    FilmParts film = film();
    ExportRenderer.Division division = film.division(frames, token::check);
    Map<String, Long> encoded = new LinkedHashMap<>(division.encoded());
    List<FilmPart> parts = new ArrayList<>(division.parts());
    if (parts.stream().noneMatch(FilmPart::isCopied)) {
      return new Outcome(0, encoded);
    }
    Progress shown = new Progress(progress, parts);
    parts.replaceAll(part -> part.isCopied() ? part : rendered(film, part, shown, token));
    join(film, parts, output, shown, token, encoded);
    return new Outcome(parts.stream().filter(FilmPart::isCopied).mapToLong(FilmPart::frames).sum(), encoded);
  }

  private FilmParts film() {
    OutputSettings beside = settings.besideCopies();
    SegmentKeys.Surroundings nothing = new SegmentKeys.Surroundings("", _ -> Optional.empty(), "");
    return new FilmParts(
        setup, beside, true, new SegmentKeys(setup, beside, nothing), new FfmpegEncoderOpener(), media);
  }

  private FilmPart rendered(FilmParts film, FilmPart part, Progress progress, CancellationToken token) {
    FilmPart made = part.named(film.name(part));
    film.render(part, folder.resolve(made.name()), progress.of(part), token);
    return made;
  }

  /** A part that cannot be copied after all is rendered. */
  private void join(
      FilmParts film, List<FilmPart> parts, Path output, Progress progress, CancellationToken token,
      Map<String, Long> encoded) {
    boolean joined = false;
    while (!joined) {
      try {
        film.join(output, List.of(), parts, part -> folder.resolve(part.name()), token::check);
        joined = true;
      } catch (FilmPart.DamagedException damaged) {
        parts.replaceAll(part -> {
          if (part.number() != damaged.number()) {
            return part;
          }
          if (!part.isCopied()) {
            throw damaged;
          }
          encoded.merge(damaged.getMessage(), part.frames(), Long::sum);
          return rendered(film, part, progress, token);
        });
      }
    }
  }

  /** The progress of all parts, which are rendered one after the other. */
  private static final class Progress {

    private final ProgressListener listener;
    private final long total;
    private long before;

    Progress(ProgressListener listener, List<FilmPart> parts) {
      this.listener = listener;
      this.total = parts.stream().filter(part -> !part.isCopied()).mapToLong(FilmPart::frames).sum();
    }

    ProgressListener of(FilmPart part) {
      return (done, _) -> {
        listener.frames(Math.min(total, before + done), total);
        if (done == part.frames()) {
          before += done;
        }
      };
    }
  }
}
