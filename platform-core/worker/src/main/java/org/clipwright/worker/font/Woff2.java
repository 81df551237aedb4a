package org.clipwright.worker.font;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.brotli.dec.BrotliInputStream;

/** Unpacks WOFF 2.0, in which all tables are compressed together after some of them have been rearranged. */
final class Woff2 {

  private static final int HEADER = 48;
  private static final int COLLECTION = 0x74746366;

  /** The tags that have a number, in the order of the standard. */
  private static final String KNOWN =
      "cmapheadhheahmtxmaxpnameOS/2postcvt fpgmglyflocaprepCFF VORGEBDTEBLCgasphdmxkernLTSHPCLTVDMXvhea"
          + "vmtxBASEGDEFGPOSGSUBEBSCJSTFMATHCBDTCBLCCOLRCPALSVG sbixacntavarbdatblocbslncvarfdscfeatfmtxfvar"
          + "gvarhstyjustlcarmortmorxopbdproptrakZapfSilfGlatGlocFeatSill";

  private final ByteBuffer file;
  private final int mostBytes;

  private record Entry(int tag, int version, int length, int packed) {

    /** The transformation that leaves a table as it was: 3 for outlines, 0 for other tables. */
    boolean rearranged() {
      boolean outlines = tag == FontTables.tag("glyf") || tag == FontTables.tag("loca");
      return outlines ? version != 3 : version != 0;
    }
  }

  Woff2(byte[] file, int mostBytes) {
    this.file = ByteBuffer.wrap(file);
    this.mostBytes = mostBytes;
  }

  byte[] unpacked() throws IOException {
    int flavor = file.getInt(4);
    if (flavor == COLLECTION) {
      throw new IOException("Collections of fonts can be added as TTC, but not as WOFF2.");
    }
    List<Entry> entries = entries(file.getShort(12) & 0xFFFF);
    ByteBuffer data = ByteBuffer.wrap(data(entries, file.getInt(20)));
    FontTables packed = new FontTables(flavor);
    for (Entry entry : entries) {
      byte[] table = new byte[entry.packed()];
      data.get(table);
      packed.put(entry.tag(), table);
    }
    return restored(packed, entries).file();
  }

  private List<Entry> entries(int count) throws IOException {
    file.position(HEADER);
    List<Entry> entries = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int flags = file.get() & 0xFF;
      int known = flags & 0x3F;
      int tag = known == 0x3F ? file.getInt() : FontTables.tag(KNOWN.substring(4 * known, 4 * known + 4));
      Entry whole = new Entry(tag, flags >> 6, base128(), 0);
      entries.add(new Entry(tag, whole.version(), whole.length(), whole.rearranged() ? base128() : whole.length()));
    }
    return entries;
  }

  /** A number of up to five bytes, seven bits in each. */
  private int base128() throws IOException {
    int number = 0;
    for (int i = 0; i < 5; i++) {
      int next = file.get();
      if ((number & 0xFE000000) != 0) {
        break;
      }
      number = number << 7 | next & 0x7F;
      if (next >= 0) {
        return number;
      }
    }
    throw new IOException("A number in the font is too large.");
  }

  private byte[] data(List<Entry> entries, int compressed) throws IOException {
    long total = 0;
    for (Entry entry : entries) {
      total += Integer.toUnsignedLong(entry.packed());
    }
    if (total > mostBytes) {
      throw new IOException("The font is too large when unpacked.");
    }
    int from = file.position();
    int to = Math.clamp((long) from + Integer.toUnsignedLong(compressed), from, file.capacity());
    try (InputStream in = new BrotliInputStream(new ByteArrayInputStream(Arrays.copyOfRange(file.array(), from, to)))) {
      return in.readNBytes((int) total);
    }
  }

  private FontTables restored(FontTables packed, List<Entry> entries) throws IOException {
    FontTables tables = new FontTables(file.getInt(4));
    entries.forEach(entry -> tables.put(entry.tag(), packed.table(text(entry.tag()))));
    boolean outlines = entries.stream()
        .anyMatch(entry -> entry.tag() == FontTables.tag("glyf") && entry.rearranged());
    if (!outlines) {
      return tables;
    }
    Woff2Outlines restored = new Woff2Outlines(packed.table("glyf"), mostBytes).read();
    tables.put(FontTables.tag("glyf"), restored.outlines());
    tables.put(FontTables.tag("loca"), restored.locations());
    byte[] head = packed.table("head").clone();
    ByteBuffer.wrap(head).putShort(50, (short) 1);
    tables.put(FontTables.tag("head"), head);
    if (entries.stream().anyMatch(entry -> entry.tag() == FontTables.tag("hmtx") && entry.rearranged())) {
      tables.put(FontTables.tag("hmtx"), restored.widths(packed.table("hmtx"), packed.table("hhea")));
    }
    return tables;
  }

  private static String text(int tag) {
    return "" + (char) (tag >>> 24) + (char) (tag >> 16 & 0xFF) + (char) (tag >> 8 & 0xFF) + (char) (tag & 0xFF);
  }
}
