package org.clipwright.render.plan;

import java.nio.file.Path;
import java.util.Optional;
import org.clipwright.render.setup.Size;
import org.clipwright.timeline.ClipGeometry;

/**
 * A clip's media as the compositor sees it.
 *
 * @param kind where its pictures come from
 * @param file the media file; empty for kinds without one
 * @param readSize the size at which its pictures are read
 * @param pixelAspect the pixel aspect ratio (width to height), as far as reading has not compensated for it
 * @param shrunk the factor, 1 or less, by which its pictures are read smaller than they would be if size did not matter
 * @param quarters clockwise quarter turns applied to its pictures once they are read
 * @param mapping maps frames at the timeline's rate to the media's own
 * @param geometry the clip's geometry, rotated upright when the media requires it
 */
public record ClipMedia(
    MediaKind kind,
    Optional<Path> file,
    Size readSize,
    double pixelAspect,
    double shrunk,
    int quarters,
    FrameMapping mapping,
    ClipGeometry geometry) {

  /** Where a clip's pictures come from. */
  public enum MediaKind {
    /** It has none. */
    NOTHING,
    /** An empty canvas for the effects of audio-only clips to draw on. */
    CLEAR,
    /** The original engine's black picture for audio-only clips, where effects produce one. */
    BLACK,
    /** The original engine's black canvas for audio-only clips, whatever their location and opacity. */
    BLACKOUT,
    /** A decoder. */
    VIDEO,
    /** A still picture. */
    STILL,
    /** A vector drawing. */
    DRAWING,
    /** Text stored in the project itself. */
    TEXT,
    /** Another project. */
    NESTED,
    /** The clip's sound. */
    WAVEFORM
  }

  /** The display size of a picture of this media. */
  public Size shape(int width, int height) {
    return pixelAspect == 1 && shrunk == 1
        ? new Size(width, height)
        : new Size((int) Math.max(1, Math.round(width / shrunk * pixelAspect)),
            (int) Math.max(1, Math.round(height / shrunk)));
  }

  /** The same with smaller pictures that are displayed at the same size. */
  public ClipMedia readAt(Size smaller) {
    double share = (double) smaller.width() / readSize.width();
    return new ClipMedia(kind, file, smaller, pixelAspect, shrunk * share, quarters, mapping, geometry);
  }

  /** The same with an empty picture of its size. */
  public ClipMedia emptied() {
    return new ClipMedia(MediaKind.CLEAR, file, readSize, pixelAspect, shrunk, quarters, mapping, geometry);
  }

  public Path requiredFile() {
    return file.orElseThrow(() -> new IllegalStateException(kind + " has no file."));
  }

  /** Whether every frame shows the same picture. */
  boolean unmoving() {
    return switch (kind) {
      case NOTHING, CLEAR, BLACK, BLACKOUT, STILL, DRAWING, TEXT -> true;
      case VIDEO, NESTED, WAVEFORM -> false;
    };
  }
}
