package org.clipwright.worker.font;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.brotli.dec.BrotliInputStream;

/** Unpacks WOFF 2.0, in which all tables are compressed together after some of them have been rearranged. */
final class Woff2 {

  private static final int HEADER = 48;
  private static final int COLLECTION = 0x74746366;
  private static final int MOST_FONTS = 64;
  private static final String TOO_LARGE = "The font is too large when unpacked.";

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

  /** A font of the file: which tables it has. */
  private record Member(int flavor, List<Integer> tables) {}

  /** The files of its fonts: one, or all of a collection. */
  List<byte[]> unpacked() throws IOException {
    List<Entry> entries = entries(file.getShort(12) & 0xFFFF);
    int flavor = file.getInt(4);
    List<Member> members = flavor == COLLECTION ? members(entries.size())
        : List.of(new Member(flavor, IntStream.range(0, entries.size()).boxed().toList()));
    List<byte[]> tables = tables(entries);
    List<byte[]> fonts = new ArrayList<>();
    int left = mostBytes;
    for (Member member : members) {
      FontTables packed = new FontTables(member.flavor());
      member.tables().forEach(table -> packed.put(entries.get(table).tag(), tables.get(table)));
      byte[] font = restored(packed, member.tables().stream().map(entries::get).toList(), member.flavor()).file();
      left -= font.length;
      if (left < 0) {
        throw new IOException(TOO_LARGE);
      }
      fonts.add(font);
    }
    return fonts;
  }

  /** Fonts of a collection may share tables. */
  private List<Member> members(int entries) throws IOException {
    file.getInt();
    int count = shortest();
    if (count == 0 || count > MOST_FONTS) {
      throw new IOException("A collection of fonts must have 1 to " + MOST_FONTS + " fonts, but has " + count + ".");
    }
    List<Member> members = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int tables = shortest();
      int flavor = file.getInt();
      List<Integer> places = new ArrayList<>();
      for (int table = 0; table < tables; table++) {
        places.add(Objects.checkIndex(shortest(), entries));
      }
      members.add(new Member(flavor, places));
    }
    return members;
  }

  /** A number of one to three bytes. */
  private int shortest() {
    int first = file.get() & 0xFF;
    return switch (first) {
      case 253 -> file.getShort() & 0xFFFF;
      case 254 -> (file.get() & 0xFF) + 2 * 253;
      case 255 -> (file.get() & 0xFF) + 253;
      default -> first;
    };
  }

  private List<byte[]> tables(List<Entry> entries) throws IOException {
    ByteBuffer data = ByteBuffer.wrap(data(entries, file.getInt(20)));
    List<byte[]> tables = new ArrayList<>();
    for (Entry entry : entries) {
      byte[] table = new byte[entry.packed()];
      data.get(table);
      tables.add(table);
    }
    return tables;
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
      throw new IOException(TOO_LARGE);
    }
    int from = file.position();
    int to = Math.clamp((long) from + Integer.toUnsignedLong(compressed), from, file.capacity());
    try (InputStream in = new BrotliInputStream(new ByteArrayInputStream(Arrays.copyOfRange(file.array(), from, to)))) {
      return in.readNBytes((int) total);
    }
  }

  private FontTables restored(FontTables packed, List<Entry> entries, int flavor) throws IOException {
    FontTables tables = new FontTables(flavor);
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
