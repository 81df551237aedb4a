package org.clipwright.media.heif;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads the {@code meta} box of a HEIC or AVIF file: its items, their properties, locations and references. */
final class HeifTable {

  private static final int MOST_ITEMS = 70_000;

  /** One reference from an item to others. */
  record Link(String kind, int from, List<Integer> to) {}

  /** A contiguous range of an item's bytes. */
  record Extent(long position, long length) {

    /** An extent without a length runs to the end. */
    long lengthUpTo(long end) {
      return length == 0 ? Math.max(0, end - position) : length;
    }
  }

  private final Map<Integer, String> kinds = new HashMap<>();
  private final Map<Integer, List<Extent>> extents = new HashMap<>();
  private final Map<Integer, List<Integer>> associations = new HashMap<>();
  private final List<Link> links = new ArrayList<>();
  private final List<HeifBox> properties = new ArrayList<>();
  private final Map<Integer, List<Extent>> inside = new HashMap<>();
  private ByteBuffer data = ByteBuffer.allocate(0);
  private int primary;

  private HeifTable() {}

  /** Reads the box's content. */
  static HeifTable read(ByteBuffer meta) throws IOException {
    HeifTable table = new HeifTable();
    table.readMeta(meta);
    return table;
  }

  private void readMeta(ByteBuffer meta) throws IOException {
    for (HeifBox box : HeifBox.in(meta)) {
      switch (box.name()) {
        case "pitm" -> primary = box.version() == 0 ? box.shortAt(4) : box.intAt(4);
        case "iinf" -> readKinds(box);
        case "iloc" -> readPlaces(box);
        case "iref" -> readLinks(box);
        case "iprp" -> readProperties(box);
        case "idat" -> data = box.content();
        default -> {}
      }
    }
    if (!kinds.containsKey(primary)) {
      throw new EOFException("it names no picture");
    }
  }

  private void readKinds(HeifBox info) {
    int start = info.version() == 0 ? 6 : 8;
    for (HeifBox entry : HeifBox.in(info.from(start))) {
      if (entry.version() == 2) {
        kinds.put(entry.shortAt(4), HeifBox.name(entry.content(), 8));
      } else if (entry.version() == 3) {
        kinds.put(entry.intAt(4), HeifBox.name(entry.content(), 10));
      }
    }
  }

  private void readPlaces(HeifBox places) {
    ByteBuffer in = places.from(4);
    int sizes = in.getShort() & 0xFFFF;
    int version = places.version();
    int count = version < 2 ? in.getShort() & 0xFFFF : in.getInt();
    int pieceCount = 0;
    for (int i = 0; i < Math.min(count, MOST_ITEMS); i++) {
      int item = version < 2 ? in.getShort() & 0xFFFF : in.getInt();
      int construction = version == 0 ? 0 : in.getShort() & 15;
      in.getShort();
      long base = number(in, sizes >> 4 & 15);
      List<Extent> pieces = new ArrayList<>();
      int extentCount = in.getShort() & 0xFFFF;
      pieceCount += extentCount;
      if (pieceCount > MOST_ITEMS) {
        throw new IllegalArgumentException("Too many pieces.");
      }
      for (int j = 0; j < extentCount; j++) {
        if (version > 0) {
          number(in, sizes & 15);
        }
        pieces.add(new Extent(base + number(in, sizes >> 12), number(in, sizes >> 8 & 15)));
      }
      (construction == 1 ? inside : extents).put(item, pieces);
    }
  }

  private static long number(ByteBuffer in, int bytes) {
    return switch (bytes) {
      case 0 -> 0;
      case 4 -> in.getInt() & 0xFFFFFFFFL;
      case 8 -> in.getLong();
      default -> throw new IllegalArgumentException("A number of " + bytes + " bytes.");
    };
  }

  private void readLinks(HeifBox references) {
    boolean wide = references.version() > 0;
    for (HeifBox box : HeifBox.in(references.from(4))) {
      ByteBuffer in = box.content();
      int from = wide ? in.getInt() : in.getShort() & 0xFFFF;
      int count = in.getShort() & 0xFFFF;
      List<Integer> to = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        to.add(wide ? in.getInt() : in.getShort() & 0xFFFF);
      }
      links.add(new Link(box.name(), from, to));
    }
  }

  private void readProperties(HeifBox all) {
    for (HeifBox box : HeifBox.in(all.content())) {
      if (box.name().equals("ipco")) {
        properties.addAll(HeifBox.in(box.content()));
      } else if (box.name().equals("ipma")) {
        readAssociations(box);
      }
    }
  }

  private void readAssociations(HeifBox box) {
    ByteBuffer in = box.from(4);
    boolean wide = (box.intAt(0) & 1) != 0;
    int count = in.getInt();
    for (int i = 0; i < Math.min(count, MOST_ITEMS); i++) {
      int item = box.version() == 0 ? in.getShort() & 0xFFFF : in.getInt();
      List<Integer> indices = associations.computeIfAbsent(item, _ -> new ArrayList<>());
      int number = in.get() & 255;
      for (int j = 0; j < number; j++) {
        indices.add(wide ? in.getShort() & 0x7FFF : in.get() & 0x7F);
      }
    }
  }

  /** Item types: the codec, or {@code grid} and the like. */
  Map<Integer, String> kinds() {
    return kinds;
  }

  /** Where items' bytes are in the file. */
  Map<Integer, List<Extent>> extents() {
    return extents;
  }

  /** Where items' bytes are in {@code data}. */
  Map<Integer, List<Extent>> inside() {
    return inside;
  }

  /** The bytes of items that are stored in the table itself. */
  ByteBuffer data() {
    return data;
  }

  /** The property numbers of each item, counted from 1. */
  Map<Integer, List<Integer>> associations() {
    return associations;
  }

  List<HeifBox> properties() {
    return properties;
  }

  List<Link> links() {
    return links;
  }

  /** The item that is the main picture. */
  int primary() {
    return primary;
  }
}
