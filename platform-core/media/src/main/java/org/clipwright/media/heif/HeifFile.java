package org.clipwright.media.heif;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.clipwright.media.input.FileBytes;

/**
 * The table of contents of a HEIC or AVIF picture, after ISO/IEC 23008-12 and 14496-12: which items there are, what
 * they are made of, where their bytes lie. Films and moving pictures in the same kind of boxes are none.
 */
public final class HeifFile {

  private static final Set<String> BRANDS =
      Set.of("heic", "heix", "heim", "heis", "avif", "avci", "mif1", "mif2", "miaf", "jpeg");

  private static final int MOST_BOXES = 64;
  private static final int LARGEST_META = 4 << 20;
  private static final int MOST_ITEMS = 70_000;

  /** One link from an item to others. */
  private record Link(String kind, int from, List<Integer> to) {}

  /** A piece of an item's bytes. */
  record Extent(long position, long length) {}

  private final Map<Integer, String> kinds = new HashMap<>();
  private final Map<Integer, List<Extent>> extents = new HashMap<>();
  private final Map<Integer, List<Integer>> associations = new HashMap<>();
  private final List<Link> links = new ArrayList<>();
  private final List<HeifBox> properties = new ArrayList<>();
  private final Map<Integer, List<Extent>> inside = new HashMap<>();
  private ByteBuffer data = ByteBuffer.allocate(0);
  private int primary;

  private HeifFile() {}

  /** Whether a file is such a picture. */
  public static boolean is(Path file) {
    try (SeekableByteChannel channel = Files.newByteChannel(file)) {
      return isPicture(channel);
    } catch (IOException unreadable) {
      return false;
    }
  }

  /**
   * Reads the table of a file that is such a picture.
   *
   * @throws IOException when it is damaged
   */
  static HeifFile of(Path file) throws IOException {
    try (SeekableByteChannel channel = Files.newByteChannel(file)) {
      HeifFile heif = new HeifFile();
      heif.readMeta(meta(channel));
      return heif;
    } catch (IndexOutOfBoundsException | IllegalArgumentException | java.nio.BufferUnderflowException damaged) {
      throw new IOException("its table of contents is damaged", damaged);
    }
  }

  private static boolean isPicture(SeekableByteChannel channel) throws IOException {
    if (channel.size() < 16) {
      return false;
    }
    ByteBuffer start = FileBytes.read(channel, 0, 12);
    return name(start, 4).equals("ftyp") && BRANDS.contains(name(start, 8));
  }

  private static ByteBuffer meta(SeekableByteChannel channel) throws IOException {
    long at = 0;
    for (int i = 0; i < MOST_BOXES && at + 16 <= channel.size(); i++) {
      ByteBuffer header = FileBytes.read(channel, at, 16);
      long length = header.getInt(0) & 0xFFFFFFFFL;
      int start = length == 1 ? 16 : 8;
      length = length == 1 ? header.getLong(8) : length == 0 ? channel.size() - at : length;
      if (name(header, 4).equals("meta") && length >= start + 4 && length <= LARGEST_META) {
        return FileBytes.read(channel, at + start + 4, (int) length - start - 4);
      }
      if (length < start) {
        break;
      }
      at += length;
    }
    throw new EOFException("its table of contents is missing");
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
        kinds.put(entry.shortAt(4), name(entry.content(), 8));
      } else if (entry.version() == 3) {
        kinds.put(entry.intAt(4), name(entry.content(), 10));
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

  int primary() {
    return primary;
  }

  /** What an item is: how it is coded, or {@code grid} and the like. */
  String kind(int item) {
    return kinds.getOrDefault(item, "");
  }

  /** An item's properties in the order in which those that change it are applied. */
  List<HeifBox> properties(int item) {
    return associations.getOrDefault(item, List.of()).stream()
        .filter(index -> index >= 1 && index <= properties.size())
        .map(index -> properties.get(index - 1))
        .toList();
  }

  Optional<HeifBox> property(int item, String name) {
    return properties(item).stream().filter(box -> box.name().equals(name)).findFirst();
  }

  /** The items that one is made of. */
  List<Integer> parts(int item) {
    return links.stream().filter(link -> link.kind().equals("dimg") && link.from() == item).findFirst().map(Link::to)
        .orElse(List.of());
  }

  /** The item that says how transparent another one is. */
  Optional<Integer> alpha(int item) {
    return links.stream()
        .filter(link -> link.kind().equals("auxl") && link.to().contains(item))
        .map(Link::from)
        .filter(auxiliary -> property(auxiliary, "auxC").filter(HeifFile::isAlpha).isPresent())
        .findFirst();
  }

  private static boolean isAlpha(HeifBox box) {
    String text = StandardCharsets.ISO_8859_1.decode(box.from(4)).toString();
    return text.startsWith("urn:mpeg:mpegB:cicp:systems:auxiliary:alpha")
        || text.startsWith("urn:mpeg:hevc:2015:auxid:1");
  }

  /** Where an item's bytes lie in the file; empty where they lie in the table itself. */
  List<Extent> extents(int item) {
    return extents.getOrDefault(item, List.of());
  }

  /** An item's bytes that lie in the table itself. */
  ByteBuffer inside(int item) {
    List<Extent> pieces = inside.getOrDefault(item, List.of());
    return pieces.isEmpty() ? ByteBuffer.allocate(0)
        : data.slice((int) pieces.getFirst().position(), (int) length(pieces.getFirst(), data.limit()));
  }

  /** A piece without a length goes on to the end. */
  static long length(Extent piece, long end) {
    return piece.length() == 0 ? Math.max(0, end - piece.position()) : piece.length();
  }

  private static String name(ByteBuffer bytes, int offset) {
    byte[] name = new byte[4];
    bytes.get(offset, name);
    return new String(name, StandardCharsets.ISO_8859_1);
  }
}
