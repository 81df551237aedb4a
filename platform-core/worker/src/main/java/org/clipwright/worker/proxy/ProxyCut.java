package org.clipwright.worker.proxy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.clipwright.render.codec.PictureSource;
import org.clipwright.render.setup.Size;
import org.clipwright.sdk.effect.Fidelity;
import org.clipwright.sdk.storage.Sha256;
import org.clipwright.timeline.MediaInfo;

/**
 * How the proxy of a film is cut: into spans of the same number of frames, each a small film of its own. Frames are
 * those of the film's own rate, from 1; spans are numbered from 0.
 *
 * @param film the film
 * @param identity changes with the content of the film
 * @param frames how many frames it has
 * @param size of the proxy's pictures, in pixels as they are stored in the film: not turned, but square
 */
record ProxyCut(Path film, String identity, long frames, Size size) {

  /** The longer side of proxies: that of the smaller previews, and more than thumbnails usually have. */
  private static final int SIDE = 640;

  /** How many times more pixels a film must have than its proxy to be worth one. */
  private static final int LEAST_GAIN = 2;

  /** Eight seconds of most films, which are ready after one or two. */
  private static final int SPAN_FRAMES = 240;

  /** Sizes are rounded in several places; pictures are enlarged by as much without anybody seeing it. */
  private static final int ROUNDING = 2;

  /** The proxy of a film; empty where one would not pay. */
  static Optional<ProxyCut> of(Path film, MediaInfo info) {
    if (!info.hasVideo() || info.hasSingleImage() || !Files.isRegularFile(film)) {
      return Optional.empty();
    }
    MediaInfo.Shape shape = info.picture().shape();
    Size seen = new Size((int) Math.max(1, Math.round(shape.squareWidth())), shape.height());
    Size size = even(seen.within(SIDE, SIDE));
    return seen.pixels() < LEAST_GAIN * size.pixels()
        ? Optional.empty()
        : Optional.of(new ProxyCut(film, identity(film), PictureSource.last(info, Fidelity.CORRECT), size));
  }

  private static Size even(Size size) {
    return new Size(Math.max(2, (size.width() + 1) & ~1), Math.max(2, (size.height() + 1) & ~1));
  }

  private static String identity(Path film) {
    try {
      return Sha256.of(film.toAbsolutePath() + "\n" + Files.size(film) + "\n" + Files.getLastModifiedTime(film));
    } catch (IOException unreadable) {
      return Sha256.of(film.toAbsolutePath() + "\n" + unreadable.getMessage());
    }
  }

  /** Whether a picture of the proxy shows as much as one of the film does at a size. */
  boolean suffices(int width, int height) {
    return width <= size.width() + ROUNDING && height <= size.height() + ROUNDING;
  }

  int spans() {
    return span(frames) + 1;
  }

  /** The span of a frame. */
  int span(long frame) {
    return (int) ((Math.clamp(frame, 1, frames) - 1) / SPAN_FRAMES);
  }

  /** The first frame of a span. */
  long first(int span) {
    return (long) span * SPAN_FRAMES + 1;
  }

  /** The last frame of a span. */
  long last(int span) {
    return Math.min(frames, first(span + 1) - 1);
  }

  /** The name of a span's file. */
  String name(int span) {
    return identity + "-" + span + ".mp4";
  }
}
