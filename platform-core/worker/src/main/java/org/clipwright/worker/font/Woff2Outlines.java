package org.clipwright.worker.font;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;

/** Restores the outlines of a WOFF2 font, whose parts are kept in separate streams by kind. */
final class Woff2Outlines {

  private static final int HEADER = 36;
  private static final int COMPOSITE = 0xFFFF;

  private final ByteBuffer contours;
  private final ByteBuffer points;
  private final ByteBuffer flags;
  private final ByteBuffer glyphs;
  private final ByteBuffer composites;
  private final ByteBuffer boxes;
  private final ByteBuffer instructions;
  private final int boxBits;
  private final int count;
  private final int mostBytes;
  private final ByteArrayOutputStream written = new ByteArrayOutputStream();
  private final ByteBuffer locations;
  private final short[] left;

  Woff2Outlines(byte[] table, int mostBytes) {
    ByteBuffer whole = ByteBuffer.wrap(table);
    this.count = whole.getShort(4) & 0xFFFF;
    this.mostBytes = mostBytes;
    whole.position(HEADER);
    this.contours = stream(whole, whole.getInt(8));
    this.points = stream(whole, whole.getInt(12));
    this.flags = stream(whole, whole.getInt(16));
    this.glyphs = stream(whole, whole.getInt(20));
    this.composites = stream(whole, whole.getInt(24));
    this.boxes = stream(whole, whole.getInt(28));
    this.instructions = stream(whole, whole.getInt(32));
    this.boxBits = (count + 31 >> 5) << 2;
    this.boxes.position(boxBits);
    this.locations = ByteBuffer.allocate(4 * (count + 1));
    this.left = new short[count];
  }

  private static ByteBuffer stream(ByteBuffer whole, int length) {
    ByteBuffer stream = whole.slice(whole.position(), length);
    whole.position(whole.position() + length);
    return stream;
  }

  Woff2Outlines read() throws IOException {
    for (int glyph = 0; glyph < count; glyph++) {
      locations.putInt(written.size());
      int outlines = contours.getShort() & 0xFFFF;
      if (outlines == COMPOSITE) {
        write(glyph, composite(glyph));
      } else if (outlines > 0) {
        write(glyph, simple(glyph, outlines));
      }
    }
    locations.putInt(written.size());
    return this;
  }

  byte[] outlines() {
    return written.toByteArray();
  }

  byte[] locations() {
    return locations.array();
  }

  private void write(int glyph, ByteBuffer outline) throws IOException {
    left[glyph] = outline.getShort(2);
    written.write(outline.array(), 0, outline.position());
    while (written.size() % 4 != 0) {
      written.write(0);
    }
    if (written.size() > mostBytes) {
      throw new IOException("The font is too large when unpacked.");
    }
  }

  private boolean hasBox(int glyph) {
    return (boxes.get(glyph >> 3) & 0x80 >> (glyph & 7)) != 0;
  }

  private ByteBuffer composite(int glyph) throws IOException {
    if (!hasBox(glyph)) {
      throw new IOException("A glyph of the font has no bounds.");
    }
    int from = composites.position();
    int more;
    boolean instructed = false;
    do {
      more = composites.getShort() & 0xFFFF;
      instructed |= (more & 0x100) != 0;
      int arguments = (more & 1) != 0 ? 4 : 2;
      int scale = (more & 8) != 0 ? 2 : (more & 0x40) != 0 ? 4 : (more & 0x80) != 0 ? 8 : 0;
      composites.position(composites.position() + 2 + arguments + scale);
    } while ((more & 0x20) != 0);
    int length = composites.position() - from;
    int program = instructed ? number(glyphs) : 0;
    ByteBuffer outline = ByteBuffer.allocate(10 + length + 2 + program);
    outline.putShort((short) -1);
    copy(boxes, outline, 8);
    outline.put(composites.slice(from, length));
    if (instructed) {
      outline.putShort((short) program);
      copy(instructions, outline, program);
    }
    return outline;
  }

  private ByteBuffer simple(int glyph, int outlines) {
    int[] ends = new int[outlines];
    int total = 0;
    for (int i = 0; i < outlines; i++) {
      total += number(points);
      ends[i] = total - 1;
    }
    if (total > flags.remaining()) {
      throw new IllegalArgumentException("A glyph of the font refers to more points than the font contains.");
    }
    Woff2Points read = new Woff2Points(total).read(flags, glyphs);
    int program = number(glyphs);
    ByteBuffer outline = ByteBuffer.allocate(10 + 2 * outlines + 2 + program + 5 * total);
    outline.putShort((short) outlines);
    if (hasBox(glyph)) {
      copy(boxes, outline, 8);
    } else {
      read.writeBox(outline);
    }
    for (int end : ends) {
      outline.putShort((short) end);
    }
    outline.putShort((short) program);
    copy(instructions, outline, program);
    read.write(outline);
    return outline;
  }

  private static void copy(ByteBuffer from, ByteBuffer to, int bytes) {
    to.put(from.slice(from.position(), bytes));
    from.position(from.position() + bytes);
  }

  /** A number of one to three bytes, of which most are below 253. */
  private static int number(ByteBuffer stream) {
    int first = stream.get() & 0xFF;
    return switch (first) {
      case 253 -> stream.getShort() & 0xFFFF;
      case 254 -> 2 * 253 + (stream.get() & 0xFF);
      case 255 -> 253 + (stream.get() & 0xFF);
      default -> first;
    };
  }

  /** The table of widths; left bearings may have been omitted if they equal the left ends of the outlines. */
  byte[] widths(byte[] packed, byte[] header) {
    ByteBuffer in = ByteBuffer.wrap(packed);
    int omitted = in.get();
    int full = ByteBuffer.wrap(header).getShort(34) & 0xFFFF;
    short[] advances = new short[full];
    for (int i = 0; i < full; i++) {
      advances[i] = in.getShort();
    }
    ByteBuffer table = ByteBuffer.allocate(4 * full + 2 * Math.max(0, count - full));
    for (int i = 0; i < Math.max(full, count); i++) {
      if (i < full) {
        table.putShort(advances[i]);
      }
      table.putShort((omitted & (i < full ? 1 : 2)) != 0 ? left[i] : in.getShort());
    }
    return table.array();
  }
}
