package org.clipwright.render.still;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;

/** Reads four-ink JPEG files, as used for printing, whose samples the platform reads but does not convert. */
final class InkJpeg {

  private static final int OPAQUE = 0xFF000000;

  private final Raster raster;
  private final Optional<ICC_Profile> profile;
  private final PictureParts.Inks inks;

  private InkJpeg(Raster raster, Optional<ICC_Profile> profile, PictureParts.Inks inks) {
    this.raster = raster;
    this.profile = profile;
    this.inks = inks;
  }

  /** The picture; empty for all other files. */
  static Optional<StillReader.Still> read(Path file, ImageReader reader, ImageReadParam parameters) throws IOException {
    Optional<PictureParts.Inks> inks = PictureParts.inks(file).filter(colors -> colors.components() == 4);
    if (inks.isEmpty() || !reader.canReadRaster()) {
      return Optional.empty();
    }
    Optional<ICC_Profile> profile = PictureParts.profile(file)
        .flatMap(ColorProfile::of)
        .filter(found -> found.getColorSpaceType() == ColorSpace.TYPE_CMYK);
    Raster raster = reader.readRaster(0, parameters);
    return Optional.of(new InkJpeg(raster, profile, inks.get()).still());
  }

  private StillReader.Still still() {
    int width = raster.getWidth();
    int[] pixels = new int[width * raster.getHeight()];
    WritableRaster row = Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, width, 1, 4, null);
    WritableRaster colors = Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, width, 1, 3, null);
    int[] samples = new int[width * 4];
    for (int y = 0; y < raster.getHeight(); y++) {
      raster.getPixels(raster.getMinX(), raster.getMinY() + y, width, 1, samples);
      toInks(samples);
      row.setPixels(0, 0, width, 1, samples);
      if (profile.flatMap(found -> ColorProfile.convert(found, row, colors)).isPresent()) {
        put(colors, pixels, y * width);
      } else {
        put(samples, pixels, y * width);
      }
    }
    return new StillReader.Still(width, raster.getHeight(), pixels);
  }

  /** Converts to 255 for full ink: files with Adobe's marker store the inverse. */
  private void toInks(int[] samples) {
    for (int i = 0; i < samples.length && inks.adobeTransform() >= 0; i += 4) {
      if (inks.adobeTransform() == 2) {
        toRgb(samples, i);
      } else {
        for (int ink = 0; ink < 3; ink++) {
          samples[i + ink] = 255 - samples[i + ink];
        }
      }
      samples[i + 3] = 255 - samples[i + 3];
    }
  }

  /** JFIF's conversion from luma and chroma; the resulting red, green and blue are cyan, magenta and yellow. */
  private static void toRgb(int[] samples, int at) {
    double luma = samples[at];
    double blue = samples[at + 1] - 128;
    double red = samples[at + 2] - 128;
    samples[at] = channel(luma + 1.402 * red);
    samples[at + 1] = channel(luma - 0.344136 * blue - 0.714136 * red);
    samples[at + 2] = channel(luma + 1.772 * blue);
  }

  private static int channel(double value) {
    return Math.clamp(Math.round(value), 0, 255);
  }

  private static void put(Raster colors, int[] pixels, int at) {
    int[] row = colors.getPixels(0, 0, colors.getWidth(), 1, (int[]) null);
    for (int x = 0; x < colors.getWidth(); x++) {
      pixels[at + x] = row[3 * x] | row[3 * x + 1] << 8 | row[3 * x + 2] << 16 | OPAQUE;
    }
  }

  /** Without a profile each ink subtracts from white independently. */
  private static void put(int[] samples, int[] pixels, int at) {
    for (int x = 0; x < samples.length / 4; x++) {
      int light = 255 - samples[4 * x + 3];
      pixels[at + x] = left(light, samples[4 * x]) | left(light, samples[4 * x + 1]) << 8
          | left(light, samples[4 * x + 2]) << 16 | OPAQUE;
    }
  }

  private static int left(int light, int ink) {
    return light * (255 - ink) / 255;
  }
}
