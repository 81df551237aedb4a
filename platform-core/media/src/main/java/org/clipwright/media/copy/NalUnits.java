package org.clipwright.media.copy;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bytedeco.ffmpeg.avcodec.AVPacket;

/** The units of an H.264 picture, in either of the forms in which files hold them. One thread at a time. */
final class NalUnits {

  /** The slice that begins a picture from which decoding can begin anew. */
  static final int RESTART_SLICE = 5;

  static final int SEQUENCE_SET = 7;
  static final int PICTURE_SET = 8;

  private static final int FIRST_SLICE = 1;
  private static final int TYPE_BITS = 31;
  private static final int SUPPLEMENT = 6;
  private static final int LENGTH_BYTES = 4;

  private final int lengthBytes;
  private byte[] bytes = new byte[1 << 16];
  private int[] bounds = new int[32];
  private int count;

  /** Units after their length in so many bytes; 0 for units between start codes. */
  NalUnits(int lengthBytes) {
    this.lengthBytes = lengthBytes;
  }

  /** Takes the units of a packet; false when they cannot be told apart. */
  boolean read(AVPacket packet) {
    int size = packet.size();
    if (bytes.length < size) {
      bytes = new byte[Math.max(size, 2 * bytes.length)];
    }
    packet.data().position(0).get(bytes, 0, size);
    count = 0;
    return lengthBytes == 0 ? readStartCodes(size) : readLengths(size);
  }

  /** Takes units between start codes. */
  boolean read(byte[] content) {
    bytes = content.clone();
    count = 0;
    return readStartCodes(content.length);
  }

  private boolean readLengths(int size) {
    int at = 0;
    while (at + lengthBytes <= size) {
      long length = 0;
      for (int i = 0; i < lengthBytes; i++) {
        length = length << 8 | bytes[at + i] & 255;
      }
      at += lengthBytes;
      if (length > size - at) {
        return false;
      }
      add(at, at + (int) length);
      at += (int) length;
    }
    return at == size && count > 0;
  }

  private boolean readStartCodes(int size) {
    int from = -1;
    for (int at = 0; at + 2 < size; at++) {
      if (bytes[at + 2] > 1) {
        at += 2;
      } else if (bytes[at] == 0 && bytes[at + 1] == 0 && bytes[at + 2] == 1) {
        end(from, at);
        from = at + 3;
        at += 2;
      }
    }
    end(from, size);
    return count > 0;
  }

  /** Zeros at the end of a unit belong to the next start code. */
  private void end(int from, int end) {
    int to = end;
    while (to > from && from >= 0 && bytes[to - 1] == 0) {
      to--;
    }
    if (from >= 0) {
      add(from, to);
    }
  }

  private void add(int from, int to) {
    if (to <= from) {
      return;
    }
    if (bounds.length < 2 * count + 2) {
      bounds = Arrays.copyOf(bounds, 2 * bounds.length);
    }
    bounds[2 * count] = from;
    bounds[2 * count + 1] = to;
    count++;
  }

  /** The units of a kind. */
  List<byte[]> ofType(int type) {
    List<byte[]> units = new ArrayList<>();
    for (int unit = 0; unit < count; unit++) {
      if (type(unit) == type) {
        units.add(Arrays.copyOfRange(bytes, bounds[2 * unit], bounds[2 * unit + 1]));
      }
    }
    return units;
  }

  private int type(int unit) {
    return bytes[bounds[2 * unit]] & TYPE_BITS;
  }

  /** Whether decoding can begin at this picture, and nothing after it refers to what is before. */
  boolean restarts() {
    for (int unit = 0; unit < count; unit++) {
      if (type(unit) >= FIRST_SLICE && type(unit) <= RESTART_SLICE) {
        return type(unit) == RESTART_SLICE;
      }
    }
    return false;
  }

  /** The picture alone, each unit after its length: without parameter sets, delimiters and padding. */
  byte[] picture() {
    int size = 0;
    for (int unit = 0; unit < count; unit++) {
      size += type(unit) <= SUPPLEMENT ? LENGTH_BYTES + length(unit) : 0;
    }
    ByteBuffer picture = ByteBuffer.allocate(size);
    for (int unit = 0; unit < count; unit++) {
      if (type(unit) <= SUPPLEMENT) {
        picture.putInt(length(unit)).put(bytes, bounds[2 * unit], length(unit));
      }
    }
    return picture.array();
  }

  private int length(int unit) {
    return bounds[2 * unit + 1] - bounds[2 * unit];
  }
}
