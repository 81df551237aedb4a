package org.clipwright.render.still;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.clipwright.render.codec.DecodedPicture;
import org.clipwright.render.codec.MediaOpener;
import org.clipwright.render.codec.PictureSource;
import org.clipwright.render.codec.Scaling;
import org.clipwright.render.frame.FramePool;
import org.clipwright.render.frame.Picture;
import org.clipwright.render.picture.SmoothScaling;
import org.clipwright.render.setup.PictureHeap;
import org.clipwright.render.setup.Size;
import org.clipwright.sdk.effect.Fidelity;
import org.clipwright.sdk.media.Frame;

/**
 * Still pictures and drawings at the sizes they are used at, cached while they are in frequent use. Any thread may call
 * it.
 */
public final class StillPictures implements AutoCloseable {

  private static final long LIMIT_BYTES = 256L << 20;

  /** Per pixel while drawing: two pictures, and as much again for filters. */
  private static final int DRAWING_BYTES = 16;

  private final MediaOpener media;
  private final FramePool pool;
  private final Fidelity fidelity;
  private final PictureHeap heap;
  private final Map<Key, Picture> pictures = new LinkedHashMap<>(16, 0.75f, true);
  private final Map<Path, Size> sizes = new LinkedHashMap<>();
  private long bytes;

  private record Key(Path file, Size size, Optional<DrawingPart> part) {

    static Key whole(Path file, Size size) {
      return new Key(file, size, Optional.empty());
    }
  }

  public StillPictures(MediaOpener media, FramePool pool, Fidelity fidelity, PictureHeap heap) {
    this.media = media;
    this.pool = pool;
    this.fidelity = fidelity;
    this.heap = heap;
  }

  /** The picture's own size, upright. */
  public synchronized Size size(Path file) {
    Size known = sizes.get(file);
    if (known == null) {
      known = SvgReader.isDrawing(file) ? SvgReader.size(file) : keepOriginal(file);
      sizes.put(file, known);
    }
    return known;
  }

  /** The picture stretched to a size; the caller releases it. */
  public synchronized Picture picture(Path file, Size size) {
    Key key = Key.whole(file, size);
    Picture known = pictures.get(key);
    if (known == null) {
      known = SvgReader.isDrawing(file) ? drawn(file, size) : scaled(file, size);
      keep(key, known);
    }
    return known.retain();
  }

  /** The part of a drawing that the canvas shows; the caller releases it. */
  public synchronized Picture part(Path file, DrawingPart part) {
    Key key = new Key(file, part.whole(), Optional.of(part));
    Picture known = pictures.get(key);
    if (known == null) {
      known = Picture.take(pool, part.width(), part.height());
      draw(part, file, known);
      keep(key, known);
    }
    return known.retain();
  }

  @Override
  public synchronized void close() {
    pictures.values().forEach(Picture::release);
    pictures.clear();
    bytes = 0;
  }

  private Size keepOriginal(Path file) {
    Picture original = original(file);
    Size size = new Size(original.width(), original.height());
    keep(Key.whole(file, size), original);
    return size;
  }

  private Picture scaled(Path file, Size size) {
    Size own = size(file);
    Picture original = pictures.get(Key.whole(file, own));
    Picture source = original == null ? original(file) : original.retain();
    if (own.equals(size)) {
      return source;
    }
    Picture scaled = Picture.take(pool, size.width(), size.height());
    SmoothScaling.scale(source.frame(), scaled.frame());
    source.release();
    return scaled;
  }

  private void draw(DrawingPart part, Path file, Picture target) {
    int pixels = Math.min(target.frame().size(), DrawingLimits.USUAL.piecePixels());
    try (PictureHeap.Lease _ = heap.take((long) pixels * DRAWING_BYTES)) {
      part.draw(file, target.frame());
    } catch (RuntimeException failure) {
      target.release();
      throw failure;
    }
  }

  private Picture original(Path file) {
    return StillReader.read(file, heap).map(this::picture).orElseGet(() -> decoded(file));
  }

  private Picture picture(StillReader.Still still) {
    Picture picture = Picture.take(pool, still.width(), still.height());
    for (int i = 0; i < still.pixels().length; i++) {
      picture.frame().pixel(i, still.pixels()[i]);
    }
    return picture;
  }

  /** Formats the platform cannot read are left to the media library. */
  private Picture decoded(Path file) {
    try (PictureSource source = media.pictures(file, Fidelity.CORRECT, 1);
        DecodedPicture decoded = source.picture(1)) {
      Picture picture = Picture.take(pool, decoded.width(), decoded.height());
      decoded.toFrame(picture.frame(), Scaling.BICUBIC);
      decoded.colorProfile().flatMap(ColorProfile::conversion)
          .ifPresent(conversion -> conversion.apply(picture.frame()));
      return upright(picture, ExifOrientation.of(file));
    }
  }

  private Picture upright(Picture stored, ExifOrientation orientation) {
    if (orientation == ExifOrientation.UPRIGHT) {
      return stored;
    }
    boolean swaps = orientation.swapsSides();
    Picture turned = Picture.take(pool, swaps ? stored.height() : stored.width(),
        swaps ? stored.width() : stored.height());
    for (int y = 0; y < turned.height(); y++) {
      for (int x = 0; x < turned.width(); x++) {
        int from = (int) orientation.stored(x, y, stored.width(), stored.height());
        turned.frame().pixel(y * turned.width() + x, stored.frame().pixel(from));
      }
    }
    stored.release();
    return turned;
  }

  private Picture drawn(Path file, Size size) {
    Size drawnSize = fidelity.original() ? originalSize(size(file), size) : size;
    Picture drawn = Picture.take(pool, drawnSize.width(), drawnSize.height());
    draw(fidelity.original() ? DrawingPart.whole(drawnSize) : DrawingPart.filling(size(file), size), file, drawn);
    if (drawnSize.equals(size)) {
      return drawn;
    }
    Picture scaled = Picture.take(pool, size.width(), size.height());
    SmoothScaling.scale(drawn.frame(), scaled.frame());
    drawn.release();
    return scaled;
  }

  /**
   * The size at which the original draws: never below the drawing's own, and often a pixel narrower than the box
   * allows, because it fits the shape twice.
   */
  public static Size originalSize(Size own, Size box) {
    boolean larger = box.width() > own.width() || box.height() > own.height();
    Size fitted = own.within(box.width(), box.height());
    return larger ? own.within(fitted.width(), fitted.height()).atLeastOnePixel() : own;
  }

  /** A picture with the pixels of an image with straight alpha. */
  public static Picture ofImage(FramePool pool, BufferedImage image) {
    Picture picture = Picture.take(pool, image.getWidth(), image.getHeight());
    Frame frame = picture.frame();
    int[] row = new int[image.getWidth()];
    for (int y = 0; y < image.getHeight(); y++) {
      image.getRGB(0, y, row.length, 1, row, 0, row.length);
      for (int x = 0; x < row.length; x++) {
        frame.pixel(y * row.length + x, ArgbPixel.premultiplied(row[x]));
      }
    }
    return picture;
  }

  private void keep(Key key, Picture picture) {
    Picture replaced = pictures.put(key, picture);
    bytes += picture.frame().pixels().byteSize();
    if (replaced != null) {
      drop(replaced);
    }
    Iterator<Map.Entry<Key, Picture>> oldest = pictures.entrySet().iterator();
    while (bytes > LIMIT_BYTES && pictures.size() > 1) {
      Picture dropped = oldest.next().getValue();
      oldest.remove();
      drop(dropped);
    }
  }

  private void drop(Picture picture) {
    bytes -= picture.frame().pixels().byteSize();
    picture.release();
  }
}
