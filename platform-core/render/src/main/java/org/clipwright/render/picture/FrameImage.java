package org.clipwright.render.picture;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.clipwright.sdk.media.Frame;
import org.clipwright.sdk.media.Pixel;

/** Frames as Java images, for drawing on or saving. */
public final class FrameImage {

  private FrameImage() {}

  /** A copy of a frame, with premultiplied alpha. */
  public static BufferedImage of(Frame frame) {
    BufferedImage image = new BufferedImage(frame.width(), frame.height(), BufferedImage.TYPE_INT_ARGB_PRE);
    int[] row = new int[frame.width()];
    for (int y = 0; y < frame.height(); y++) {
      for (int x = 0; x < row.length; x++) {
        int pixel = frame.pixel(y * row.length + x);
        row[x] = Pixel.of(Pixel.blue(pixel), Pixel.green(pixel), Pixel.red(pixel), Pixel.alpha(pixel));
      }
      image.getRaster().setDataElements(0, y, row.length, 1, row);
    }
    return image;
  }

  /** A copy of a frame on black, without alpha. */
  public static BufferedImage onBlack(Frame frame) {
    BufferedImage image = new BufferedImage(frame.width(), frame.height(), BufferedImage.TYPE_INT_RGB);
    int[] row = new int[frame.width()];
    for (int y = 0; y < frame.height(); y++) {
      frame.readRow(y, row);
      for (int x = 0; x < row.length; x++) {
        row[x] = Pixel.of(Pixel.blue(row[x]), Pixel.green(row[x]), Pixel.red(row[x]), 0);
      }
      image.getRaster().setDataElements(0, y, row.length, 1, row);
    }
    return image;
  }

  /** Saves a frame as a PNG file with alpha. */
  public static void writePng(Frame frame, Path file) throws IOException {
    if (!ImageIO.write(of(frame), "png", file.toFile())) {
      throw new IOException("This platform cannot write PNG.");
    }
  }
}
