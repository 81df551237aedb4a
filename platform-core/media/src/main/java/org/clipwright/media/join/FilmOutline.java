package org.clipwright.media.join;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.zip.CRC32C;
import org.clipwright.media.ffmpeg.PositionedOutput;

/**
 * What a pass over a film shows of its bytes without keeping them: what stands before and after its packets, how long
 * they are, and their checksum.
 */
final class FilmOutline implements PositionedOutput.Receiver {

  private enum Part {
    HEAD,
    PACKETS,
    TAIL
  }

  private final ByteArrayOutputStream first = new ByteArrayOutputStream();
  private final ByteArrayOutputStream last = new ByteArrayOutputStream();
  private final CRC32C sum = new CRC32C();
  private Part part = Part.HEAD;
  private ByteBuffer head = ByteBuffer.allocate(0);
  private long tailStart;
  private long end;
  private boolean onlyHeadRevised = true;

  @Override
  public void write(long position, ByteBuffer bytes) {
    ByteBuffer next = bytes.duplicate();
    if (position < end) {
      revise(position, next);
    }
    if (next.hasRemaining()) {
      end += next.remaining();
      add(next);
    }
  }

  private void add(ByteBuffer bytes) {
    if (part != Part.HEAD) {
      sum.update(bytes.duplicate());
    }
    if (part != Part.PACKETS) {
      byte[] copy = new byte[bytes.remaining()];
      bytes.get(copy);
      (part == Part.HEAD ? first : last).writeBytes(copy);
    }
  }

  /** Takes what replaces earlier bytes, and leaves what goes beyond them. */
  private void revise(long position, ByteBuffer bytes) {
    int replaced = (int) Math.min(bytes.remaining(), end - position);
    if (part != Part.HEAD && position + replaced <= head.capacity()) {
      head.put((int) position, bytes, bytes.position(), replaced);
    } else {
      onlyHeadRevised = false;
    }
    bytes.position(bytes.position() + replaced);
  }

  /** The packets begin here. */
  void headEnds() {
    head = ByteBuffer.wrap(first.toByteArray());
    part = Part.PACKETS;
  }

  /** All packets were written. */
  void tailBegins() {
    tailStart = end;
    part = Part.TAIL;
  }

  /** Whether nothing but the head was written out of turn. */
  boolean isInTurn() {
    return onlyHeadRevised;
  }

  /** What stands before the packets, as it finally is. */
  byte[] head() {
    return head.array();
  }

  /** What stands after the packets. */
  byte[] tail() {
    return last.toByteArray();
  }

  long tailStart() {
    return tailStart;
  }

  /** How many bytes there are in all. */
  long size() {
    return end;
  }

  /** The checksum of everything but the head. */
  long sum() {
    return sum.getValue();
  }
}
