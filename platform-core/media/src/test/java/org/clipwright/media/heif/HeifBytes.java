package org.clipwright.media.heif;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;

/** Writes HEIF files whose pictures are coded as JPEG. */
final class HeifBytes {

  private record Item(int id, String kind, byte[] bytes, List<Integer> properties) {}

  private final List<Item> items = new ArrayList<>();
  private final List<byte[]> properties = new ArrayList<>();
  private final ByteArrayOutputStream links = new ByteArrayOutputStream();

  /** Adds a property and gives its number. */
  int property(String name, int... bytes) {
    properties.add(box(name, bytes(bytes)));
    return properties.size();
  }

  int size(int width, int height) {
    return property("ispe", 0, 0, 0, 0, 0, 0, width >> 8, width & 255, 0, 0, height >> 8, height & 255);
  }

  int auxiliary(String urn) {
    properties.add(box("auxC", join(new byte[4], (urn + "\0").getBytes(StandardCharsets.US_ASCII))));
    return properties.size();
  }

  HeifBytes picture(int id, Color color, int width, int height, Integer... own) throws IOException {
    items.add(new Item(id, "jpeg", jpeg(color, width, height), List.of(own)));
    return this;
  }

  HeifBytes grid(int id, int columns, int rows, int width, int height, Integer... own) {
    byte[] bytes = bytes(0, 0, rows - 1, columns - 1, width >> 8, width & 255, height >> 8, height & 255);
    items.add(new Item(id, "grid", bytes, List.of(own)));
    return this;
  }

  HeifBytes link(String kind, int from, int... to) throws IOException {
    ByteBuffer content = ByteBuffer.allocate(4 + 2 * to.length).putShort((short) from).putShort((short) to.length);
    for (int id : to) {
      content.putShort((short) id);
    }
    links.write(box(kind, content.array()));
    return this;
  }

  byte[] file(String brand, int primary) throws IOException {
    byte[] type = box("ftyp",
        join(brand.getBytes(StandardCharsets.US_ASCII), new byte[4], "mif1".getBytes(StandardCharsets.US_ASCII)));
    int length = meta(primary, 0).length;
    ByteArrayOutputStream data = new ByteArrayOutputStream();
    for (Item item : items) {
      data.write(item.bytes());
    }
    return join(type, meta(primary, type.length + length + 8), box("mdat", data.toByteArray()));
  }

  private byte[] meta(int primary, int dataStart) throws IOException {
    ByteArrayOutputStream kinds = new ByteArrayOutputStream();
    ByteArrayOutputStream places = new ByteArrayOutputStream();
    ByteArrayOutputStream uses = new ByteArrayOutputStream();
    int at = dataStart;
    for (Item item : items) {
      kinds.write(box("infe",
          join(bytes(2, 0, 0, 0, 0, item.id(), 0, 0), item.kind().getBytes(StandardCharsets.US_ASCII), new byte[1])));
      places.write(ByteBuffer.allocate(14).putShort((short) item.id()).putShort((short) 0).putShort((short) 1)
          .putInt(at)
          .putInt(item.bytes().length).array());
      uses.write(bytes(0, item.id(), item.properties().size()));
      item.properties().forEach(uses::write);
      at += item.bytes().length;
    }
    byte[] count = bytes(0, items.size());
    return box("meta", join(new byte[4], box("pitm", bytes(0, 0, 0, 0, 0, primary)),
        box("iinf", join(new byte[4], count, kinds.toByteArray())),
        box("iloc", join(bytes(0, 0, 0, 0, 0x44, 0), count, places.toByteArray())),
        box("iref", join(new byte[4], links.toByteArray())),
        box("iprp", join(box("ipco", join(properties.toArray(byte[][]::new))),
            box("ipma", join(new byte[6], count, uses.toByteArray()))))));
  }

  private static byte[] jpeg(Color color, int width, int height) throws IOException {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(color);
    graphics.fillRect(0, 0, width, height);
    graphics.dispose();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageIO.write(image, "jpg", bytes);
    return bytes.toByteArray();
  }

  private static byte[] box(String name, byte[] content) {
    return ByteBuffer.allocate(8 + content.length).putInt(8 + content.length)
        .put(name.getBytes(StandardCharsets.US_ASCII)).put(content).array();
  }

  private static byte[] bytes(int... values) {
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      bytes[i] = (byte) values[i];
    }
    return bytes;
  }

  private static byte[] join(byte[]... parts) {
    ByteArrayOutputStream joined = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      joined.writeBytes(part);
    }
    return joined.toByteArray();
  }
}
