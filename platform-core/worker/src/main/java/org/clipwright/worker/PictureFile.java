package org.clipwright.worker;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Iterator;
import java.util.Locale;
import java.util.Optional;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.clipwright.render.picture.FrameImage;
import org.clipwright.render.setup.RenderException;
import org.clipwright.sdk.media.Frame;

/** The formats of single pictures that can be written; all but PNG know no transparency and are on black. */
enum PictureFile {
  PNG("png"),
  JPEG("jpg"),
  BMP("bmp"),
  /** Colours as plain bytes. */
  PPM("ppm"),
  /** Black and white as C source. */
  XBM("xbm"),
  /** Few colours as C source. */
  XPM("xpm");

  /** What the original writes unless asked. */
  static final int USUAL_QUALITY = 75;

  private final String ending;

  PictureFile(String ending) {
    this.ending = ending;
  }

  /** The format of a name's ending, with or without what stands before it. */
  static Optional<PictureFile> of(String name) {
    return switch (name.substring(name.lastIndexOf('.') + 1).strip().toLowerCase(Locale.ROOT)) {
      case "png" -> Optional.of(PNG);
      case "jpg", "jpeg", "jpe" -> Optional.of(JPEG);
      case "bmp" -> Optional.of(BMP);
      case "ppm" -> Optional.of(PPM);
      case "xbm" -> Optional.of(XBM);
      case "xpm" -> Optional.of(XPM);
      default -> Optional.empty();
    };
  }

  /** The usual ending, without dot. */
  String ending() {
    return ending;
  }

  /** Writes a frame at the usual quality; the caller closes the stream. */
  void write(Frame frame, OutputStream out) throws IOException {
    write(frame, USUAL_QUALITY, out);
  }

  /**
   * Writes a frame; the caller closes the stream.
   *
   * @param quality 0 to 100; matters to JPEG only
   */
  void write(Frame frame, int quality, OutputStream out) throws IOException {
    BufferedImage image = this == PNG ? FrameImage.of(frame) : FrameImage.onBlack(frame);
    switch (this) {
      case PNG, BMP -> encode(image, out);
      case JPEG -> encodeJpeg(image, quality / 100f, out);
      case PPM -> PlainPictures.writePpm(image, out);
      case XBM -> PlainPictures.writeXbm(image, out);
      case XPM -> PlainPictures.writeXpm(image, out);
    }
  }

  private void encode(BufferedImage image, OutputStream out) throws IOException {
    if (!ImageIO.write(image, ending, out)) {
      throw new RenderException("Pictures cannot be written as " + ending + ".");
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
