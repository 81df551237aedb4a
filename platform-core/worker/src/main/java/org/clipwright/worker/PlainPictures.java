package org.clipwright.worker;

import java.awt.image.BufferedImage;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Writes the X11 bitmap formats that the JDK does not support. */
final class PlainPictures {

  /** The characters of XPM's colour names: printable ones that need no escape in C. */
  private static final String NAMES = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789.+@#$%&*=-;>,<";

  /** Six levels per channel, which two characters can encode. */
  private static final int STEPS = 5;

  private PlainPictures() {}

  /** Binary portable pixmap. */
  static void writePpm(BufferedImage image, OutputStream out) throws IOException {
    out.write(ascii("P6\n" + image.getWidth() + " " + image.getHeight() + "\n255\n"));
    byte[] row = new byte[image.getWidth() * 3];
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        int rgb = image.getRGB(x, y);
        row[3 * x] = (byte) (rgb >> 16);
        row[3 * x + 1] = (byte) (rgb >> 8);
        row[3 * x + 2] = (byte) rgb;
      }
      out.write(row);
    }
  }

  /** X bitmap: dark pixels are set; within a byte the leftmost pixel is the lowest bit. */
  static void writeXbm(BufferedImage image, OutputStream target) throws IOException {
    OutputStream out = new BufferedOutputStream(target);
    out.write(ascii("#define image_width " + image.getWidth() + "\n#define image_height " + image.getHeight() + "\n"));
    out.write(ascii("static char image_bits[] = {"));
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x += 8) {
        out.write(ascii((x == 0 ? "\n" : "") + String.format(Locale.ROOT, "0x%02x,", bits(image, x, y))));
      }
    }
    out.write(ascii("};\n"));
    out.flush();
  }

  private static int bits(BufferedImage image, int left, int y) {
    int bits = 0;
    for (int x = left; x < Math.min(left + 8, image.getWidth()); x++) {
      bits |= luma(image.getRGB(x, y)) < 128 ? 1 << x - left : 0;
    }
    return bits;
  }

  private static int luma(int rgb) {
    return ((rgb >> 16 & 255) * 299 + (rgb >> 8 & 255) * 587 + (rgb & 255) * 114) / 1000;
  }

  /** X pixmap, version 3, with each colour mapped to the nearest of a cube of 216. */
  static void writeXpm(BufferedImage image, OutputStream target) throws IOException {
    Map<Integer, String> colours = colours(image);
    OutputStream out = new BufferedOutputStream(target);
    out.write(ascii("/* XPM */\nstatic char *image[] = {\n"));
    out.write(ascii("\"" + image.getWidth() + " " + image.getHeight() + " " + colours.size() + " 2\",\n"));
    for (Map.Entry<Integer, String> colour : colours.entrySet()) {
      out.write(ascii(String.format(Locale.ROOT, "\"%s c #%06X\",\n", colour.getValue(), colour.getKey())));
    }
    for (int y = 0; y < image.getHeight(); y++) {
      StringBuilder row = new StringBuilder("\"");
      for (int x = 0; x < image.getWidth(); x++) {
        row.append(colours.get(nearest(image.getRGB(x, y))));
      }
      out.write(ascii(row.append(y == image.getHeight() - 1 ? "\"\n" : "\",\n").toString()));
    }
    out.write(ascii("};\n"));
    out.flush();
  }

  private static Map<Integer, String> colours(BufferedImage image) {
    Map<Integer, String> colours = new LinkedHashMap<>();
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        int number = colours.size();
        colours.computeIfAbsent(nearest(image.getRGB(x, y)), colour -> name(number));
      }
    }
    return colours;
  }

  private static String name(int number) {
    return "" + NAMES.charAt(number / NAMES.length()) + NAMES.charAt(number % NAMES.length());
  }

  private static int nearest(int rgb) {
    return nearest(rgb >> 16 & 255, 16) | nearest(rgb >> 8 & 255, 8) | nearest(rgb & 255, 0);
  }

  private static int nearest(int channel, int shift) {
    return Math.round(channel * STEPS / 255f) * 255 / STEPS << shift;
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
