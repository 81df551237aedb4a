package org.clipwright.render.still;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.Raster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Locale;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.clipwright.render.codec.MediaException;
import org.clipwright.render.picture.Blending;
import org.clipwright.render.setup.PictureHeap;

/** Reads still pictures with the platform's own image readers, rotated upright according to their EXIF data. */
final class StillReader {

  private static final long LARGEST_PIXELS = 200_000_000L;
  private static final long COMFORTABLE_PIXELS = 50_000_000L;

  /** Per pixel while reading: as the platform reads it, and as it is passed on. */
  private static final int READING_BYTES = 10;

  /** Pictures of this format may fill only a part of their canvas, which the platform does not heed. */
  private static final String PARTIAL = "gif";

  private StillReader() {}

  /** A still picture: premultiplied pixels in rows, red in the lowest byte. */
  record Still(int width, int height, int[] pixels) {}

  /**
   * Reads a file; empty when the platform has no reader for it.
   *
   * @throws MediaException when it is missing, damaged or too large
   */
  static Optional<Still> read(Path file, PictureHeap heap) {
    try (ImageInputStream in = ImageIO.createImageInputStream(existing(file).toFile())) {
      Iterator<ImageReader> readers = in == null ? java.util.Collections.emptyIterator() : ImageIO.getImageReaders(in);
      return readers.hasNext() ? read(readers.next(), in, file, heap) : Optional.empty();
    } catch (NoSuchFileException exception) {
      throw new MediaException("The picture \"" + file.getFileName() + "\" is missing.", exception);
    } catch (IOException | RuntimeException exception) {
      if (exception instanceof MediaException known) {
        throw known;
      }
      return Optional.empty();
    }
  }

  private static Path existing(Path file) throws NoSuchFileException {
    if (!Files.exists(file)) {
      throw new NoSuchFileException(file.toString());
    }
    return file;
  }

  private static Optional<Still> read(ImageReader reader, ImageInputStream in, Path file, PictureHeap heap)
      throws IOException {
    if (reader.getFormatName().equalsIgnoreCase(PARTIAL)) {
      return Optional.empty();
    }
    try {
      reader.setInput(in, true, true);
      ImageReadParam parameters = reader.getDefaultReadParam();
      long pixels = (long) reader.getWidth(0) * reader.getHeight(0);
      require(pixels, reader.getWidth(0) + "x" + reader.getHeight(0), file);
      int step = subsampling(pixels, heap);
      parameters.setSourceSubsampling(step, step, 0, 0);
      try (PictureHeap.Lease _ = heap.take(pixels / step / step * READING_BYTES)) {
        Optional<Still> inks = InkJpeg.read(file, reader, parameters);
        Still still = inks.isPresent() ? inks.get() : premultiplied(reader.read(0, parameters), file);
        return Optional.of(upright(still, ExifOrientation.of(file)));
      }
    } finally {
      reader.dispose();
    }
  }

  private static void require(long pixels, String size, Path file) {
    if (pixels > LARGEST_PIXELS) {
      throw new MediaException(String.format(Locale.ROOT,
          "The picture \"%s\" is too large: %s pixels; at most %,d in all can be read.", file.getFileName(), size,
          LARGEST_PIXELS));
    }
  }

  /** For pictures larger than any display of them, every second pixel or fewer suffice. */
  private static int subsampling(long pixels, PictureHeap heap) {
    long comfortable = Math.min(COMFORTABLE_PIXELS, heap.bytes() / READING_BYTES);
    int step = 1;
    while (pixels / step / step > comfortable) {
      step++;
    }
    return step;
  }

  private static Still premultiplied(BufferedImage image, Path file) {
    int[] pixels = pixels(image);
    profile(image, file).flatMap(ColorProfile::conversion).ifPresent(conversion -> conversion.apply(pixels));
    return new Still(image.getWidth(), image.getHeight(), pixels);
  }

  /** The profile of the pixels as read; the platform ignores those of PNG. */
  private static Optional<ICC_Profile> profile(BufferedImage image, Path file) {
    if (hasProfiledBytes(image)) {
      return ColorProfile.of(image.getColorModel().getColorSpace());
    }
    boolean converted = ColorProfile.of(image.getColorModel().getColorSpace()).isPresent();
    return converted ? Optional.empty() : PictureParts.profile(file).flatMap(ColorProfile::of);
  }

  private static boolean hasProfiledBytes(BufferedImage image) {
    return image.getColorModel() instanceof ComponentColorModel
        && image.getSampleModel().getSampleSize(0) == 8
        && !image.isAlphaPremultiplied()
        && ColorProfile.of(image.getColorModel().getColorSpace()).isPresent();
  }

  private static int[] pixels(BufferedImage image) {
    ColorSpace space = image.getColorModel().getColorSpace();
    boolean bytes = image.getColorModel() instanceof ComponentColorModel && image.getSampleModel().getSampleSize(0)
        == 8;
    if (image.getColorModel() instanceof ComponentColorModel && space.getType() == ColorSpace.TYPE_GRAY) {
      return greyPixels(image);
    }
    if (bytes && space.getType() == ColorSpace.TYPE_CMYK && !(space instanceof ICC_ColorSpace)) {
      return inkPixels(image);
    }
    boolean saidToBeLinear = bytes && space.equals(ColorSpace.getInstance(ColorSpace.CS_LINEAR_RGB));
    return saidToBeLinear || hasColorBytes(image) || hasProfiledBytes(image) ? bytePixels(image) : colorPixels(image);
  }

  /**
   * Inks without a profile: each subtracts from white independently. The platform's conversion brightens them as if
   * they were linear light.
   */
  private static int[] inkPixels(BufferedImage image) {
    Raster raster = image.getRaster();
    int width = image.getWidth();
    int[] pixels = new int[width * image.getHeight()];
    int[] row = new int[width * raster.getNumBands()];
    for (int y = 0; y < image.getHeight(); y++) {
      raster.getPixels(0, y, width, 1, row);
      for (int x = 0; x < width; x++) {
        int at = x * raster.getNumBands();
        int light = 255 - row[at + 3];
        pixels[y * width + x] =
            pixel(left(light, row[at]), left(light, row[at + 1]), left(light, row[at + 2]), 255);
      }
    }
    return pixels;
  }

  private static int left(int light, int ink) {
    return light * (255 - ink) / 255;
  }

  private static boolean hasColorBytes(BufferedImage image) {
    return image.getType() == BufferedImage.TYPE_3BYTE_BGR || image.getType() == BufferedImage.TYPE_4BYTE_ABGR;
  }

  /** Reads bytes row by row; the platform's own pixel-by-pixel conversion would take ten times as long. */
  private static int[] bytePixels(BufferedImage image) {
    Raster raster = image.getRaster();
    int width = image.getWidth();
    int bands = raster.getNumBands();
    int[] pixels = new int[width * image.getHeight()];
    byte[] row = new byte[width * bands];
    for (int y = 0; y < image.getHeight(); y++) {
      raster.getDataElements(0, y, width, 1, row);
      for (int x = 0; x < width; x++) {
        int at = x * bands;
        pixels[y * width + x] =
            pixel(row[at] & 255, row[at + 1] & 255, row[at + 2] & 255, bands == 4 ? row[at + 3] & 255 : 255);
      }
    }
    return pixels;
  }

  private static int[] colorPixels(BufferedImage image) {
    int width = image.getWidth();
    int[] pixels = image.getRGB(0, 0, width, image.getHeight(), null, 0, width);
    for (int i = 0; i < pixels.length; i++) {
      int argb = pixels[i];
      int alpha = argb >>> 24;
      pixels[i] = pixel(argb >>> 16 & 255, argb >>> 8 & 255, argb & 255, alpha);
    }
    return pixels;
  }

  /** Reads the samples unchanged: the platform's own conversion would brighten them as if they were linear light. */
  private static int[] greyPixels(BufferedImage image) {
    Raster raster = image.getRaster();
    int width = image.getWidth();
    int shift = Math.max(0, image.getSampleModel().getSampleSize(0) - 8);
    int[] pixels = new int[width * image.getHeight()];
    int[] greys = new int[width];
    int[] alphas = new int[width];
    java.util.Arrays.fill(alphas, 255);
    for (int y = 0; y < image.getHeight(); y++) {
      raster.getSamples(0, y, width, 1, 0, greys);
      if (raster.getNumBands() > 1) {
        raster.getSamples(0, y, width, 1, 1, alphas);
      }
      for (int x = 0; x < width; x++) {
        int grey = greys[x] >> shift;
        pixels[y * width + x] = pixel(grey, grey, grey, raster.getNumBands() > 1 ? alphas[x] >> shift : 255);
      }
    }
    return pixels;
  }

  private static int pixel(int red, int green, int blue, int alpha) {
    int straight = red | green << 8 | blue << 16 | 0xFF000000;
    return alpha == 255 ? straight : Blending.multiply(straight, alpha);
  }

  /** The same picture, rotated and mirrored to its orientation when it was taken. */
  static Still upright(Still still, ExifOrientation orientation) {
    if (orientation == ExifOrientation.UPRIGHT) {
      return still;
    }
    int width = orientation.swapsSides() ? still.height() : still.width();
    int height = orientation.swapsSides() ? still.width() : still.height();
    int[] pixels = new int[width * height];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        pixels[y * width + x] = still.pixels()[(int) orientation.stored(x, y, still.width(), still.height())];
      }
    }
    return new Still(width, height, pixels);
  }
}
