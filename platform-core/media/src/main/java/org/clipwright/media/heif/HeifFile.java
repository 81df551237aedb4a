package org.clipwright.media.heif;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.clipwright.media.input.FileBytes;

/**
 * The table of contents of a HEIC or AVIF picture, as defined by ISO/IEC 23008-12 and 14496-12: its items, how they are
 * composed and where their bytes are. Videos and image sequences in the same kind of boxes do not count.
 */
public final class HeifFile {

  private static final Set<String> BRANDS =
      Set.of("heic", "heix", "heim", "heis", "avif", "avci", "mif1", "mif2", "miaf", "jpeg");

  private static final int MOST_BOXES = 64;
  private static final int LARGEST_META = 4 << 20;

  private final HeifTable table;

  private HeifFile(HeifTable table) {
    this.table = table;
  }

  /** Whether a file is such a picture. */
  public static boolean is(Path file) {
    try (SeekableByteChannel channel = Files.newByteChannel(file)) {
      return isPicture(channel);
    } catch (IOException unreadable) {
      return false;
    }
  }

  /**
   * Reads the table of contents of such a picture.
   *
   * @throws IOException when it is damaged
   */
  static HeifFile of(Path file) throws IOException {
    try (SeekableByteChannel channel = Files.newByteChannel(file)) {
      return new HeifFile(HeifTable.read(meta(channel)));
    } catch (IndexOutOfBoundsException | IllegalArgumentException | java.nio.BufferUnderflowException damaged) {
      throw new IOException("its table of contents is damaged", damaged);
    }
  }

  private static boolean isPicture(SeekableByteChannel channel) throws IOException {
    if (channel.size() < 16) {
      return false;
    }
    ByteBuffer start = FileBytes.read(channel, 0, 12);
    return HeifBox.name(start, 4).equals("ftyp") && BRANDS.contains(HeifBox.name(start, 8));
  }

  private static ByteBuffer meta(SeekableByteChannel channel) throws IOException {
    long at = 0;
    for (int i = 0; i < MOST_BOXES && at + 16 <= channel.size(); i++) {
      ByteBuffer header = FileBytes.read(channel, at, 16);
      long length = header.getInt(0) & 0xFFFFFFFFL;
      int start = length == 1 ? 16 : 8;
      length = length == 1 ? header.getLong(8) : length == 0 ? channel.size() - at : length;
      if (HeifBox.name(header, 4).equals("meta") && length >= start + 4 && length <= LARGEST_META) {
        return FileBytes.read(channel, at + start + 4, (int) length - start - 4);
      }
      if (length < start) {
        break;
      }
      at += length;
    }
    throw new EOFException("its table of contents is missing");
  }

  int primary() {
    return table.primary();
  }

  /** An item's type: its codec, or {@code grid} and the like. */
  String kind(int item) {
    return table.kinds().getOrDefault(item, "");
  }

  /** An item's properties; those that transform it are in the order in which they apply. */
  List<HeifBox> properties(int item) {
    return table.associations().getOrDefault(item, List.of()).stream()
        .filter(index -> index >= 1 && index <= table.properties().size())
        .map(index -> table.properties().get(index - 1))
        .toList();
  }

  Optional<HeifBox> property(int item, String name) {
    return properties(item).stream().filter(box -> box.name().equals(name)).findFirst();
  }

  /** The items that an item is composed of. */
  List<Integer> parts(int item) {
    return table.links().stream()
        .filter(link -> link.kind().equals("dimg") && link.from() == item)
        .findFirst()
        .map(HeifTable.Link::to)
        .orElse(List.of());
  }

  /** The item that holds another item's alpha channel. */
  Optional<Integer> alpha(int item) {
    return table.links().stream()
        .filter(link -> link.kind().equals("auxl") && link.to().contains(item))
        .map(HeifTable.Link::from)
        .filter(auxiliary -> property(auxiliary, "auxC").filter(HeifFile::isAlpha).isPresent())
        .findFirst();
  }

  private static boolean isAlpha(HeifBox box) {
    String text = StandardCharsets.ISO_8859_1.decode(box.from(4)).toString();
    return text.startsWith("urn:mpeg:mpegB:cicp:systems:auxiliary:alpha")
        || text.startsWith("urn:mpeg:hevc:2015:auxid:1");
  }

  /** Where an item's bytes are in the file; empty when they are in the table itself. */
  List<HeifTable.Extent> extents(int item) {
    return table.extents().getOrDefault(item, List.of());
  }

  /** An item's bytes, when they are in the table itself. */
  ByteBuffer inside(int item) {
    List<HeifTable.Extent> pieces = table.inside().getOrDefault(item, List.of());
    return pieces.isEmpty() ? ByteBuffer.allocate(0)
        : table.data().slice(
            (int) pieces.getFirst().position(), (int) pieces.getFirst().lengthUpTo(table.data().limit()));
  }
}
