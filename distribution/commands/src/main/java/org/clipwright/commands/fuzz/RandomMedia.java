package org.clipwright.commands.fuzz;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;

/** Small media of several kinds for random projects, drawn into a folder. */
final class RandomMedia {

  /** The number of pictures of the sequence, of which 25 make a second. */
  static final int SEQUENCE = 4;

  private static final int RATE = 22050;

  private final Path folder;

  private RandomMedia(Path folder) {
    this.folder = folder;
  }

  /** Writes the media into a folder, which is created if necessary. */
  static RandomMedia drawInto(Path folder) throws IOException {
    RandomMedia media = new RandomMedia(Files.createDirectories(folder));
    media.picture("opaque.png", 48, 27, 255);
    media.picture("glass.png", 33, 40, 120);
    for (int i = 0; i < SEQUENCE; i++) {
      media.picture("step%02d.png".formatted(i), 24, 24, 60 * (i + 1));
    }
    Files.writeString(folder.resolve("shape.svg"),
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"40\" height=\"30\"><circle cx=\"20\" cy=\"15\" r=\"12\""
            + " fill=\"#3a7\"/><rect x=\"3\" y=\"3\" width=\"14\" height=\"9\" fill=\"#fff\""
            + " fill-opacity=\"0.6\"/></svg>");
    media.sound("tone.wav");
    return media;
  }

  /** The media that clips can show or play. */
  List<String> forClips() {
    return List.of("opaque.png", "glass.png", "shape.svg", "tone.wav", "step%02d.png");
  }

  /** The media that can be a mask or a map. */
  List<String> forMasks() {
    return List.of("opaque.png", "glass.png", "shape.svg", "step%02d.png",
        "@transitions/common/wipe_left_to_right.svg");
  }

  private void picture(String name, int width, int height, int alpha) throws IOException {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setPaint(new GradientPaint(0, 0, new Color(200, 30, 60, alpha), width, height,
        new Color(20, 160, 240, alpha)));
    graphics.fillRect(0, 0, width, height);
    graphics.setColor(new Color(250, 230, 40));
    graphics.fillOval(width / 4, height / 4, width / 3, height / 3);
    graphics.dispose();
    ImageIO.write(image, "png", folder.resolve(name).toFile());
  }

  private void sound(String name) throws IOException {
    int samples = RATE * 2;
    ByteBuffer wav = ByteBuffer.allocate(44 + samples * 4).order(ByteOrder.LITTLE_ENDIAN);
    wav.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(36 + samples * 4);
    wav.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16).putShort((short) 1).putShort((short) 2);
    wav.putInt(RATE).putInt(RATE * 4).putShort((short) 4).putShort((short) 16);
    wav.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(samples * 4);
    for (int i = 0; i < samples; i++) {
      double beat = i % (RATE / 3) < RATE / 12 ? 1 : 0.2;
      wav.putShort((short) (9000 * beat * Math.sin(i * 0.08))).putShort((short) (7000 * beat * Math.sin(i * 0.031)));
    }
    Files.write(folder.resolve(name), wav.array());
  }
}
