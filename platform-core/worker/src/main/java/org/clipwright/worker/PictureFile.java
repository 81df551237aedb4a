package org.clipwright.worker;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Iterator;
import java.util.Optional;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.clipwright.render.picture.FrameImage;
import org.clipwright.render.setup.RenderException;
import org.clipwright.sdk.media.Frame;
import org.clipwright.services.export.OutputFormats;

/** Writes single pictures in one format; all formats except PNG have no transparency and get a black background. */
record PictureFile(OutputFormats.StillFormat format) {

  /** The original's default quality. */
  static final int USUAL_QUALITY = 75;

  /** The format of a file name or bare extension. */
  static Optional<PictureFile> of(String name) {
    return OutputFormats.StillFormat.of(name).map(PictureFile::new);
  }

  /** The usual extension, without dot. */
  String ending() {
    return format.ending();
  }

  /** Writes a frame at the usual quality; the caller closes the stream. */
  void write(Frame frame, OutputStream out) throws IOException {
    write(frame, USUAL_QUALITY, out);
  }

  /**
   * Writes a frame; the caller closes the stream.
   *
   * @param quality 0 to 100; affects JPEG only
   */
  void write(Frame frame, int quality, OutputStream out) throws IOException {
    BufferedImage image = format == OutputFormats.StillFormat.PNG ? FrameImage.of(frame) : FrameImage.onBlack(frame);
    switch (format) {
      case PNG, BMP -> encode(image, out);
      case JPEG -> encodeJpeg(image, quality / 100f, out);
      case PPM -> PlainPictures.writePpm(image, out);
      case XBM -> PlainPictures.writeXbm(image, out);
      case XPM -> PlainPictures.writeXpm(image, out);
    }
  }

  private void encode(BufferedImage image, OutputStream out) throws IOException {
    if (!ImageIO.write(image, ending(), out)) {
      throw new RenderException("Pictures cannot be written as " + ending() + ".");
    }
  }

  private static void encodeJpeg(BufferedImage image, float quality, OutputStream out) throws IOException {
    Iterator<ImageWriter> writers = ImageIO.getImageWritersByFormatName("jpeg");
    ImageWriter writer = writers.next();
    try (ImageOutputStream stream = ImageIO.createImageOutputStream(out)) {
      ImageWriteParam settings = writer.getDefaultWriteParam();
      settings.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      settings.setCompressionQuality(Math.clamp(quality, 0f, 1f));
      writer.setOutput(stream);
      writer.write(null, new IIOImage(image, null, null), settings);
    } finally {
      writer.dispose();
    }
  }
}
