package org.clipwright.server;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.clipwright.render.FrameImage;
import org.clipwright.render.RenderException;
import org.clipwright.sdk.media.Frame;

/** The formats of single pictures that can be written. */
enum PictureFile {
  /** Keeps transparency. */
  PNG("png", "image/png"),
  /** On black, since it knows no transparency. */
  JPEG("jpg", "image/jpeg");

  private final String ending;
  private final String contentType;

  PictureFile(String ending, String contentType) {
    this.ending = ending;
    this.contentType = contentType;
  }

  /** The format of a name's ending, with or without what stands before it. */
  static Optional<PictureFile> of(String name) {
    return switch (name.substring(name.lastIndexOf('.') + 1).strip().toLowerCase(Locale.ROOT)) {
      case "png" -> Optional.of(PNG);
      case "jpg", "jpeg", "jpe" -> Optional.of(JPEG);
      default -> Optional.empty();
    };
  }

  /** The usual ending, without dot. */
  String ending() {
    return ending;
  }

  /** The media type. */
  String contentType() {
    return contentType;
  }

  /** Writes a frame; the caller closes the stream. */
  void write(Frame frame, OutputStream out) throws IOException {
    BufferedImage image = FrameImage.of(frame);
    boolean written = ImageIO.write(this == PNG ? image : onBlack(image), ending, out);
    if (!written) {
      throw new RenderException("Pictures cannot be written as " + ending + ".");
    }
  }

  private static BufferedImage onBlack(BufferedImage image) {
    BufferedImage opaque = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = opaque.createGraphics();
    try {
      graphics.drawImage(image, 0, 0, Color.BLACK, null);
    } finally {
      graphics.dispose();
    }
    return opaque;
  }
}
