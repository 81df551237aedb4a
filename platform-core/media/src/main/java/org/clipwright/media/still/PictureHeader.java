package org.clipwright.media.still;

import java.awt.Dimension;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/** Reads the headers of pictures that FFmpeg fails on. */
public final class PictureHeader {

  private PictureHeader() {}

  /** How many pixels of a picture are kept when it is only test-read. */
  private static final long MOST_PIXELS = 1 << 18;

  private interface Reading<T> {
    T of(ImageReader reader) throws IOException;
  }

  /** The size stated in a picture's header, without reading its pixels; empty when it cannot be determined. */
  public static Optional<Dimension> size(Path file) {
    return read(file, reader -> new Dimension(reader.getWidth(0), reader.getHeight(0)));
  }

  /** Whether the Java platform can read a picture; only a few pixels of a large one are kept. */
  public static boolean canBeRead(Path file) {
    return read(file, PictureHeader::canBeRead).orElse(false);
  }

  private static boolean canBeRead(ImageReader reader) throws IOException {
    ImageReadParam parameters = reader.getDefaultReadParam();
    long pixels = (long) reader.getWidth(0) * reader.getHeight(0);
    int step = (int) Math.max(1, Math.ceil(Math.sqrt((double) pixels / MOST_PIXELS)));
    parameters.setSourceSubsampling(step, step, 0, 0);
    return reader.read(0, parameters) != null;
  }

  private static <T> Optional<T> read(Path file, Reading<T> reading) {
    try (ImageInputStream stream = ImageIO.createImageInputStream(file.toFile())) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(stream);
      if (!readers.hasNext()) {
        return Optional.empty();
      }
      ImageReader reader = readers.next();
      try {
        reader.setInput(stream);
        return Optional.of(reading.of(reader));
      } finally {
        reader.dispose();
      }
    } catch (IOException | RuntimeException unreadable) {
      return Optional.empty();
    }
  }
}
