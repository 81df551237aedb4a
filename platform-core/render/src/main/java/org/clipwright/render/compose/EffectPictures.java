package org.clipwright.render.compose;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clipwright.render.codec.DecodedPicture;
import org.clipwright.render.codec.PictureSource;
import org.clipwright.render.effect.EffectParameters;
import org.clipwright.render.picture.FramePool;
import org.clipwright.render.picture.Picture;
import org.clipwright.render.picture.SmoothScaling;
import org.clipwright.render.setup.RenderSetup;
import org.clipwright.render.setup.Size;
import org.clipwright.render.still.StillPictures;
import org.clipwright.render.still.SvgReader;
import org.clipwright.sdk.effect.Fidelity;
import org.clipwright.sdk.media.Frame;
import org.clipwright.timeline.EffectItem;
import org.clipwright.timeline.ReaderItem;

/** The pictures and videos that effects bring along, such as masks. One thread at a time. */
final class EffectPictures implements AutoCloseable {

  private final RenderSetup setup;
  private final StillPictures stills;
  private final FramePool pool;
  private final Map<Path, PictureSource> videos = new HashMap<>();
  private final List<Picture> lent = new ArrayList<>();

  EffectPictures(RenderSetup setup, StillPictures stills, FramePool pool) {
    this.setup = setup;
    this.stills = stills;
    this.pool = pool;
  }

  /** The picture of a reader parameter at the parameters' frame; valid until the end of the frame. */
  Optional<Frame> picture(EffectItem item, EffectParameters parameters, String name, Size size) {
    return file(item, parameters, name).map(file -> picture(item, name, file, parameters.frameNumber(), size));
  }

  /** Takes back what was lent for the frame. */
  void endFrame() {
    lent.forEach(Picture::release);
    lent.clear();
  }

  @Override
  public void close() {
    endFrame();
    videos.values().forEach(PictureSource::close);
    videos.clear();
  }

  private Optional<Path> file(EffectItem item, EffectParameters parameters, String name) {
    Optional<Path> named = item.reader(name).flatMap(ReaderItem::path);
    String text = parameters.text(name);
    return named.isPresent() || text.isBlank() || text.equals("{}") ? named : Optional.of(setup.files().resolve(text));
  }

  private Frame picture(EffectItem item, String name, Path file, long number, Size size) {
    String type = item.reader(name).map(ReaderItem::type).orElse("");
    Picture picture = MediaCatalog.isStill(type, file) ? still(file, size) : videoPicture(file, number, size);
    lent.add(picture);
    return picture.frame();
  }

  /** The original draws an SVG at the size its file gives it and enlarges the pixels. */
  private Picture still(Path file, Size size) {
    if (setup.fidelity() == Fidelity.CORRECT || !SvgReader.isDrawing(file)) {
      return stills.picture(file, size);
    }
    Picture drawn = stills.picture(file, stills.size(file));
    Picture scaled = Picture.take(pool, size.width(), size.height());
    SmoothScaling.scale(drawn.frame(), scaled.frame());
    drawn.release();
    return scaled;
  }

  private Picture videoPicture(Path file, long number, Size size) {
    PictureSource source =
        videos.computeIfAbsent(file, _ -> setup.media().pictures(file, setup.fidelity(), setup.decoderThreads()));
    try (DecodedPicture decoded = source.picture(number)) {
      Picture full = Picture.take(pool, decoded.width(), decoded.height());
      decoded.toFrame(full.frame(), setup.scaling());
      if (full.width() == size.width() && full.height() == size.height()) {
        return full;
      }
      Picture scaled = Picture.take(pool, size.width(), size.height());
      SmoothScaling.scale(full.frame(), scaled.frame());
      full.release();
      return scaled;
    }
  }
}
