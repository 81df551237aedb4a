package org.clipwright.media.join;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Where the index of a movie goes, also of one that is longer than 32 bits can tell. */
class FilmLayoutTest {

  private static final int PACKETS = 1 << 26;
  private static final int START_BYTES = 8;
  private static final int HEAD_BYTES = START_BYTES + 16;

  private static byte[] box(String type, byte[] content) {
    return ByteBuffer.allocate(8 + content.length).putInt(8 + content.length)
        .put(type.getBytes(StandardCharsets.US_ASCII)).put(content).array();
  }

  private static byte[] index(String type, long... places) {
    boolean wide = type.equals("co64");
    ByteBuffer table = ByteBuffer.allocate(8 + places.length * (wide ? 8 : 4)).putInt(0).putInt(places.length);
    LongStream.of(places).forEach(place -> {
      if (wide) {
        table.putLong(place);
      } else {
        table.putInt((int) place);
      }
    });
    byte[] nested = box(type, table.array());
    for (String parent : new String[] {"stbl", "minf", "mdia", "trak", "moov"}) {
      nested = box(parent, nested);
    }
    return nested;
  }

  /** A movie as it is written, with its packets in blocks of the same size. */
  private static FilmOutline movie(int blocks, byte[] index) {
    FilmOutline outline = new FilmOutline();
    byte[] none = new byte[0];
    outline.write(0, ByteBuffer.allocate(HEAD_BYTES).put(box("ftyp", none)).put(box("free", none))
        .put(new byte[4]).put("mdat".getBytes(StandardCharsets.US_ASCII)).flip());
    outline.headEnds();
    long end = HEAD_BYTES;
    ByteBuffer packets = ByteBuffer.allocate(PACKETS);
    for (int i = 0; i < blocks; i++) {
      outline.write(end, packets.duplicate());
      end += PACKETS;
    }
    outline.tailBegins();
    long length = end - HEAD_BYTES + 8;
    if (length <= 0xFFFF_FFFFL) {
      outline.write(HEAD_BYTES - 8, ByteBuffer.allocate(4).putInt((int) length).flip());
    } else {
      outline.write(START_BYTES, ByteBuffer.allocate(16).putInt(1)
          .put("mdat".getBytes(StandardCharsets.US_ASCII)).putLong(length + 8).flip());
    }
    outline.write(end, ByteBuffer.wrap(index));
    return outline;
  }

  @Test
  void indexGoesBeforeThePackets() {
    byte[] index = index("stco", HEAD_BYTES, 1000);
    FilmLayout layout = FilmLayout.indexFirst(movie(1, index)).orElseThrow();
    byte[] moved = index("stco", HEAD_BYTES + index.length, 1000 + index.length);
    assertThat(ByteBuffer.wrap(layout.start(), START_BYTES, moved.length).slice()).isEqualTo(ByteBuffer.wrap(moved));
    assertThat(layout.start()).hasSize(HEAD_BYTES + index.length);
    assertThat(layout.from()).isEqualTo(HEAD_BYTES);
    assertThat(layout.to()).isEqualTo(HEAD_BYTES + PACKETS);
    assertThat(layout.size()).isEqualTo(HEAD_BYTES + index.length + PACKETS);
  }

  @Test
  void placesBeyondFourGigabytesAreMovedToo() {
    long far = 0x1_0000_0000L;
    byte[] index = index("co64", HEAD_BYTES, far);
    FilmLayout layout = FilmLayout.indexFirst(movie(65, index)).orElseThrow();
    byte[] moved = index("co64", HEAD_BYTES + index.length, far + index.length);
    assertThat(ByteBuffer.wrap(layout.start(), START_BYTES, moved.length).slice()).isEqualTo(ByteBuffer.wrap(moved));
    assertThat(layout.size()).isEqualTo(HEAD_BYTES + index.length + 65L * PACKETS);
  }

  @Test
  void indexThatHasNoRoomForItsPlacesIsNotMoved() {
    assertThat(FilmLayout.indexFirst(movie(1, index("stco", HEAD_BYTES, 0xFFFF_FFF0L)))).isEmpty();
  }

  @Test
  void bytesThatAreRevisedAmongThePacketsForbidToStream() {
    FilmOutline outline = movie(1, index("stco", HEAD_BYTES));
    outline.write(HEAD_BYTES + 10, ByteBuffer.allocate(4));
    assertThat(FilmLayout.indexFirst(outline)).isEmpty();
    assertThat(FilmLayout.asWritten(outline)).isEmpty();
  }
}
