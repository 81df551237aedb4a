package org.clipwright.worker.font;

import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Objects;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The pictures in a table of a font, as PNG.
 *
 * @param table what contains them
 * @param font whose they are
 */
record GlyphPictures(ByteBuffer table, Font font) {

  private static final Logger LOG = LoggerFactory.getLogger(GlyphPictures.class);

  /** Places of the width and the height in a PNG file. */
  private static final int PNG_WIDTH = 16;
  private static final int PNG_HEIGHT = 20;
  private static final int LARGEST_SIDE = 1024;

  /** The picture in some bytes of the table; empty for a damaged one, in whose place nothing is drawn. */
  Optional<BufferedImage> picture(int offset, int length) {
    try {
      byte[] png = new byte[Objects.checkIndex(length, table.capacity())];
      table.get(offset, png);
      ByteBuffer header = ByteBuffer.wrap(png);
      boolean large = Integer.compareUnsigned(header.getInt(PNG_WIDTH), LARGEST_SIDE) > 0
          || Integer.compareUnsigned(header.getInt(PNG_HEIGHT), LARGEST_SIDE) > 0;
      return large ? Optional.empty() : Optional.ofNullable(ImageIO.read(new ByteArrayInputStream(png)));
    } catch (IOException | RuntimeException damaged) {
      LOG.warn("A bitmap in a font cannot be read. font={} reason={}", font.getFamily(), damaged.toString());
      return Optional.empty();
    }
  }

  /**
   * Draws a picture.
   *
   * @param left its distance from the beginning of the glyph, in its own pixels
   * @param top its height above the baseline
   * @param scale of its pixels
   */
  static void draw(Graphics2D graphics, BufferedImage picture, int left, int top, double scale) {
    AffineTransform placing = AffineTransform.getScaleInstance(scale, scale);
    placing.translate(left, -top);
    graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
    graphics.drawImage(picture, placing, null);
  }
}
