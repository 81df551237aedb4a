package org.clipwright.distribution;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.clipwright.render.still.BundledFonts;

/** Pictures side by side, each with a line of text below it. */
final class EffectSheet {

  static final int CELL_WIDTH = 320;
  static final int CELL_HEIGHT = 180;

  private static final int GAP = 12;
  private static final int TEXT_HEIGHT = 26;
  private static final int BASELINE = 17;
  private static final Color PAPER = new Color(250, 250, 248);
  private static final Color INK = new Color(40, 44, 52);

  private EffectSheet() {}

  static BufferedImage of(List<BufferedImage> pictures, List<String> lines) {
    int width = pictures.size() * (CELL_WIDTH + GAP) + GAP;
    BufferedImage sheet = new BufferedImage(width, CELL_HEIGHT + GAP + TEXT_HEIGHT, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = sheet.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    graphics.setColor(PAPER);
    graphics.fillRect(0, 0, width, sheet.getHeight());
    graphics.setColor(INK);
    for (int i = 0; i < pictures.size(); i++) {
      int x = GAP + i * (CELL_WIDTH + GAP);
      graphics.drawImage(pictures.get(i), x, GAP, null);
      write(graphics, lines.get(i), x, GAP + CELL_HEIGHT + BASELINE);
    }
    graphics.dispose();
    return sheet;
  }

  /** Writes a sheet as a JPEG file of good quality. */
  static void write(BufferedImage sheet, Path file) throws IOException {
    Files.createDirectories(file.getParent());
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    ImageWriteParam quality = writer.getDefaultWriteParam();
    quality.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
    quality.setCompressionQuality(0.88f);
    Files.deleteIfExists(file);
    try (ImageOutputStream output = ImageIO.createImageOutputStream(file.toFile())) {
      writer.setOutput(output);
      writer.write(null, new IIOImage(sheet, null, null), quality);
    } finally {
      writer.dispose();
    }
  }

  /** Lines that are too long are set smaller. */
  private static void write(Graphics2D graphics, String line, int x, int y) {
    float size = 12;
    graphics.setFont(BundledFonts.sans(size));
    while (graphics.getFontMetrics().stringWidth(line) > CELL_WIDTH && size > 8) {
      size -= 0.5f;
      graphics.setFont(BundledFonts.sans(size));
    }
    graphics.drawString(line, x, y);
  }
}
