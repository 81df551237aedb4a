package org.clipwright.render.plan;

import java.nio.file.Path;
import java.util.Optional;
import org.clipwright.render.setup.Size;
import org.clipwright.timeline.ClipGeometry;

/**
 * What a clip's media is to the compositor.
 *
 * @param kind where its pictures come from
 * @param file the media file; empty for kinds without one
 * @param readSize the size of its pictures as they are read
 * @param pixelAspect how much wider a pixel is than high, as far as reading has not made up for it
 * @param shrunk how much smaller its pictures are read than they would be if size did not matter, 1 or less
 * @param mapping from frames at the timeline's rate to the media's own
 * @param geometry the clip's geometry, turned upright where the media asks for it
 */
public record ClipMedia(
    Kind kind,
    Optional<Path> file,
    Size readSize,
    double pixelAspect,
    double shrunk,
    FrameMapping mapping,
    ClipGeometry geometry) {

  /** Where a clip's pictures come from. */
  public enum Kind {
    /** It has none. */
    NOTHING,
    /** An empty canvas, for the effects of clips that only sound to draw on. */
    CLEAR,
    /** The original engine's black picture for clips that only sound, where effects make it one. */
    BLACK,
    /** The original engine's black canvas for clips that only sound, whatever their place and opacity. */
    BLACKOUT,
    /** A decoder. */
    VIDEO,
    /** A still picture. */
    STILL,
    /** A still picture of lines and shapes. */
    DRAWING,
    /** Text that the project itself holds. */
    TEXT,
    /** Another project. */
    NESTED,
    /** The clip's sound. */
    WAVEFORM
  }

  /** The size at which a picture of this media is seen. */
  public Size shape(int width, int height) {
    return pixelAspect == 1 && shrunk == 1
        ? new Size(width, height)
        : new Size((int) Math.max(1, Math.round(width / shrunk * pixelAspect)),
            (int) Math.max(1, Math.round(height / shrunk)));
  }

  /** The same with smaller pictures that are seen at the same size. */
  public ClipMedia readAt(Size smaller) {
    double share = (double) smaller.width() / readSize.width();
    return new ClipMedia(kind, file, smaller, pixelAspect, shrunk * share, mapping, geometry);
  }

  /** The same with an empty picture of its size. */
  public ClipMedia emptied() {
    return new ClipMedia(Kind.CLEAR, file, readSize, pixelAspect, shrunk, mapping, geometry);
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
