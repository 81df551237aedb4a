package org.clipwright.worker;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** MP4 films whose last picture is shown for a tenth of the time that the others are. */
final class BriefLastPicture {

  /** Bytes of one more entry in the table of times, by which everything after it moves. */
  private static final int ENTRY = 8;

  private static final int HEADER = 8;
  private static final List<String> OUTER = List.of("moov", "trak", "mdia", "minf", "stbl");

  private BriefLastPicture() {}

  /** A film like the given one, in which all pictures are shown equally long. */
  static byte[] of(byte[] film) {
    ByteBuffer changed = ByteBuffer.allocate(film.length + ENTRY);
    copy(ByteBuffer.wrap(film), film.length, changed);
    return Arrays.copyOf(changed.array(), changed.position());
  }

  private static void copy(ByteBuffer film, int end, ByteBuffer changed) {
    while (film.position() < end) {
      int start = changed.position();
      int next = film.position() + film.getInt(film.position());
      byte[] type = Arrays.copyOfRange(film.array(), film.position() + 4, film.position() + HEADER);
      film.position(film.position() + HEADER);
      changed.putInt(0).put(type);
      switch (new String(type, StandardCharsets.US_ASCII)) {
        case "stts" -> times(film, changed);
        case "stco" -> places(film, changed);
        case String outer when OUTER.contains(outer) -> copy(film, next, changed);
        default -> changed.put(film.array(), film.position(), next - film.position());
      }
      film.position(next);
      changed.putInt(start, changed.position() - start);
    }
  }

  private static void times(ByteBuffer film, ByteBuffer changed) {
    int pictures = film.getInt(film.position() + HEADER);
    int each = film.getInt(film.position() + HEADER + 4);
    changed.putInt(0).putInt(2).putInt(pictures - 1).putInt(each).putInt(1).putInt(each / 10);
  }

  /** The pictures follow the tables. */
  private static void places(ByteBuffer film, ByteBuffer changed) {
    int count = film.getInt(film.position() + 4);
    changed.putInt(0).putInt(count);
    for (int place = 0; place < count; place++) {
      changed.putInt(film.getInt(film.position() + HEADER + 4 * place) + ENTRY);
    }
  }
}
