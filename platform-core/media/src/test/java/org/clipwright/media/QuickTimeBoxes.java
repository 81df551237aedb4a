package org.clipwright.media;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Set;

/** Rewrites the boxes of a film so that its samples are said to lie in another file. */
final class QuickTimeBoxes {

  private static final Set<String> OUTER = Set.of("moov", "trak", "mdia", "minf", "dinf");
  private static final int HEADER = 8;

  private QuickTimeBoxes() {}

  /** The film's header alone, whose data references name a file. */
  static byte[] withReference(byte[] film, String kind, String path) {
    ByteArrayOutputStream rewritten = new ByteArrayOutputStream();
    for (int at = 0; at < film.length; at += length(film, at)) {
      String name = name(film, at);
      byte[] content = Arrays.copyOfRange(film, at + HEADER, at + length(film, at));
      if (name.equals("dref")) {
        rewritten.writeBytes(box(name, reference(kind, path)));
      } else if (OUTER.contains(name)) {
        rewritten.writeBytes(box(name, withReference(content, kind, path)));
      } else if (!name.equals("mdat")) {
        rewritten.writeBytes(box(name, content));
      }
    }
    return rewritten.toByteArray();
  }

  private static byte[] reference(String kind, String path) {
    ByteBuffer references = ByteBuffer.allocate(8).putInt(0).putInt(1);
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    content.writeBytes(references.array());
    content.writeBytes(box(kind, kind.equals("alis") ? alias(path) : (" \0\0\0" + path + "\0").getBytes(ISO_8859_1)));
    return content.toByteArray();
  }

  /** An alias of the old Macintosh: the last part of the path, then the whole one in a tagged field. */
  private static byte[] alias(String path) {
    byte[] whole = path.replace('/', ':').getBytes(ISO_8859_1);
    ByteBuffer alias = ByteBuffer.allocate(400 + whole.length + whole.length % 2);
    alias.putInt(0).position(14);
    alias.put((byte) 1).put((byte) 'v').position(14 + 28 + 12);
    alias.put((byte) 10).put("secret.mp4".getBytes(ISO_8859_1)).position(14 + 28 + 12 + 64 + 16);
    alias.putShort((short) 2).putShort((short) 2).position(14 + 28 + 12 + 64 + 16 + 4 + 16);
    alias.putShort((short) 2).putShort((short) whole.length).put(whole);
    return alias.array();
  }

  private static byte[] box(String name, byte[] content) {
    return ByteBuffer.allocate(HEADER + content.length).putInt(HEADER + content.length)
        .put(name.getBytes(ISO_8859_1)).put(content).array();
  }

  private static int length(byte[] boxes, int at) {
    return ByteBuffer.wrap(boxes).getInt(at);
  }

  private static String name(byte[] boxes, int at) {
    return new String(boxes, at + 4, 4, ISO_8859_1);
  }
}
