package org.clipwright.render.still;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The parts of a PNG, WebP, JPEG or TIFF file, found by skipping from one to the next by their lengths. */
final class PartList {

  private static final int MOST_PARTS = 200_000;
  static final int LARGEST_PART = 8 << 20;
  private static final long PNG = 0x89504E470D0A1A0AL;
  private static final int RIFF = 0x52494646;
  private static final int WEBP = 0x57454250;
  private static final int START_OF_JPEG = 0xFFD8;
  private static final int START_OF_SCAN = 0xFFDA;

  private final SeekableByteChannel file;
  private final List<ListedPart> parts = new ArrayList<>();

  /** A part's name, either four letters or a JPEG marker in hexadecimal, and where its content is. */
  record ListedPart(String name, long position, int length) {}

  private PartList(SeekableByteChannel file) {
    this.file = file;
  }

  /** Lists the parts of a file; none if it has another format. */
  static PartList of(SeekableByteChannel file) throws IOException {
    PartList list = new PartList(file);
    list.read();
    return list;
  }

  List<ListedPart> parts() {
    return parts;
  }

  private void read() throws IOException {
    if (file.size() < 16) {
      return;
    }
    ByteBuffer start = bytes(0, 16);
    if (start.getLong(0) == PNG) {
      listPng();
    } else if (start.getInt(0) == RIFF && start.getInt(8) == WEBP) {
      listWebp();
    } else if ((start.getShort(0) & 0xFFFF) == START_OF_JPEG) {
      listJpeg();
    } else if (start.getInt(0) == 0x49492A00 || start.getInt(0) == 0x4D4D002A) {
      parts.add(new ListedPart("TIFF", 0, 16));
    }
  }

  private void listPng() throws IOException {
    for (long at = 8; at + 8 <= file.size() && parts.size() < MOST_PARTS;) {
      ByteBuffer header = bytes(at, 8);
      long length = header.getInt(0) & 0xFFFFFFFFL;
      add(name(header, 4), at + 8, length);
      at += 12 + length;
    }
  }

  private void listWebp() throws IOException {
    for (long at = 12; at + 8 <= file.size() && parts.size() < MOST_PARTS;) {
      ByteBuffer header = bytes(at, 8).order(ByteOrder.LITTLE_ENDIAN);
      long length = header.getInt(4) & 0xFFFFFFFFL;
      add(name(header, 0), at + 8, length);
      at += 8 + length + (length & 1);
    }
  }

  private void listJpeg() throws IOException {
    for (long at = 2; at + 4 <= file.size() && parts.size() < MOST_PARTS;) {
      ByteBuffer header = bytes(at, 4);
      int marker = header.getShort(0) & 0xFFFF;
      int length = header.getShort(2) & 0xFFFF;
      if (marker == START_OF_SCAN || marker >>> 8 != 0xFF || length < 2) {
        return;
      }
      add(Integer.toHexString(marker), at + 4, length - 2L);
      at += 2 + length;
    }
  }

  private void add(String name, long position, long length) throws IOException {
    parts.add(new ListedPart(
        name, position, (int) Math.min(length, Math.min(Integer.MAX_VALUE, file.size() - position))));
  }

  /** The first part that matches. */
  Optional<ListedPart> first(Predicate<ListedPart> wanted) {
    return parts.stream().filter(wanted).findFirst();
  }

  /** The content of a part, up to the maximum that is read. */
  ByteBuffer content(ListedPart part) throws IOException {
    return bytes(part.position(), Math.min(part.length(), LARGEST_PART));
  }

  /** The bytes at a position. */
  ByteBuffer bytes(long position, int length) throws IOException {
    if (position < 0 || position + length > file.size()) {
      throw new EOFException("The file ends early.");
    }
    file.position(position);
    ByteBuffer bytes = ByteBuffer.allocate(length);
    while (bytes.hasRemaining()) {
      if (file.read(bytes) < 0) {
        throw new EOFException("The file ends early.");
      }
    }
    return bytes.rewind();
  }

  private static String name(ByteBuffer bytes, int offset) {
    return new String(bytes.array(), offset, 4, StandardCharsets.US_ASCII);
  }
}
