package org.clipwright.render.still;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * What a PNG, WebP, JPEG or TIFF file carries beside its pixels: its parts are skipped through by their lengths, and
 * only the wanted ones are read.
 */
public final class PictureParts {

  private static final int MOST_PARTS = 200_000;
  private static final int LARGEST_PART = 8 << 20;
  private static final int MOST_DIRECTORY_ENTRIES = 4096;
  private static final long PNG = 0x89504E470D0A1A0AL;
  private static final int RIFF = 0x52494646;
  private static final int WEBP = 0x57454250;
  private static final int START_OF_JPEG = 0xFFD8;
  private static final int START_OF_SCAN = 0xFFDA;
  private static final byte[] EXIF_MARK = {'E', 'x', 'i', 'f', 0, 0};
  private static final byte[] PROFILE_MARK = "ICC_PROFILE\0".getBytes(StandardCharsets.US_ASCII);

  private final SeekableByteChannel file;
  private final List<Part> parts = new ArrayList<>();

  /** A part's name, four letters or a JPEG marker in hexadecimal, and where its content lies. */
  private record Part(String name, long position, int length) {}

  private PictureParts(SeekableByteChannel file) {
    this.file = file;
  }

  /** Whether a PNG or WebP file holds several pictures that follow each other. */
  public static boolean move(Path picture) {
    return read(picture, PictureParts::isAnimation).orElse(false);
  }

  /** The EXIF data, as a TIFF header and its first directory. */
  static Optional<ByteBuffer> exif(Path picture) {
    return read(picture, PictureParts::findExif).flatMap(found -> found);
  }

  /** The ICC profile's bytes, of PNG and JPEG. */
  static Optional<byte[]> profile(Path picture) {
    return read(picture, PictureParts::findProfile).flatMap(found -> found);
  }

  /** How many colours a JPEG file is made of, and what its Adobe mark says of them: -1 without one. */
  static Optional<Inks> inks(Path picture) {
    return read(picture, PictureParts::findInks).flatMap(found -> found);
  }

  /**
   * How a JPEG file's colours are stored.
   *
   * @param components how many there are
   * @param adobeTransform 0 as they are, 2 as luma, chroma and black; -1 where no mark says it
   */
  record Inks(int components, int adobeTransform) {}

  private interface Reading<T> {
    T of(PictureParts parts) throws IOException;
  }

  /** Damaged and missing files have no parts that anybody could want. */
  private static <T> Optional<T> read(Path picture, Reading<T> reading) {
    try (SeekableByteChannel file = Files.newByteChannel(picture)) {
      PictureParts parts = new PictureParts(file);
      parts.list();
      return Optional.ofNullable(reading.of(parts));
    } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException unreadable) {
      return Optional.empty();
    }
  }

  private void list() throws IOException {
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
      parts.add(new Part("TIFF", 0, 16));
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
    parts.add(new Part(name, position, (int) Math.min(length, Math.min(Integer.MAX_VALUE, file.size() - position))));
  }

  private boolean isAnimation() throws IOException {
    for (Part part : parts) {
      switch (part.name()) {
        case "acTL" -> {
          return part.length() >= 8 && content(part).getInt(0) > 1;
        }
        case "IDAT", "VP8 ", "VP8L" -> {
          return false;
        }
        case "ANMF" -> {
          return parts.stream().filter(other -> other.name().equals("ANMF")).count() > 1;
        }
        default -> {}
      }
    }
    return false;
  }

  private Optional<ByteBuffer> findExif() throws IOException {
    for (Part part : parts) {
      switch (part.name()) {
        case "eXIf", "EXIF" -> {
          return Optional.of(withoutMark(content(part)));
        }
        case "TIFF" -> {
          return Optional.of(firstDirectory());
        }
        case "ffe1" -> {
          ByteBuffer content = content(part);
          if (startsWith(content, EXIF_MARK)) {
            return Optional.of(withoutMark(content));
          }
        }
        default -> {}
      }
    }
    return Optional.empty();
  }

  private static ByteBuffer withoutMark(ByteBuffer content) {
    return startsWith(content, EXIF_MARK)
        ? content.slice(EXIF_MARK.length, content.limit() - EXIF_MARK.length) : content;
  }

  /** A TIFF file's header with its first directory moved right behind it. */
  private ByteBuffer firstDirectory() throws IOException {
    ByteBuffer header = bytes(0, 8);
    header.order(header.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    long directory = header.getInt(4) & 0xFFFFFFFFL;
    int entries = bytes(directory, 2).order(header.order()).getShort(0) & 0xFFFF;
    int length = 2 + 12 * Math.min(entries, MOST_DIRECTORY_ENTRIES);
    ByteBuffer moved = ByteBuffer.allocate(8 + length).order(header.order());
    moved.put(header.slice(0, 4)).putInt(8).put(bytes(directory, length));
    return moved.rewind().order(ByteOrder.BIG_ENDIAN);
  }

  private Optional<byte[]> findProfile() throws IOException {
    Optional<Part> inPng = first(part -> part.name().equals("iCCP"));
    return inPng.isPresent() ? inflated(content(inPng.get())) : inSegments();
  }

  /** After the profile's name, a zero and the kind of compression, of which there is one. */
  private static Optional<byte[]> inflated(ByteBuffer part) throws IOException {
    int start = 0;
    while (part.get(start) != 0) {
      start++;
    }
    Inflater inflater = new Inflater();
    try {
      inflater.setInput(part.array(), start + 2, part.limit() - start - 2);
      byte[] profile = new byte[LARGEST_PART];
      int length = inflater.inflate(profile);
      return inflater.finished() ? Optional.of(Arrays.copyOf(profile, length)) : Optional.empty();
    } catch (DataFormatException damaged) {
      return Optional.empty();
    } finally {
      inflater.end();
    }
  }

  /** JPEG segments are short, so that a profile comes in numbered pieces. */
  private Optional<byte[]> inSegments() throws IOException {
    ByteArrayOutputStream profile = new ByteArrayOutputStream();
    for (Part part : parts) {
      if (part.name().equals("ffe2") && profile.size() < LARGEST_PART) {
        ByteBuffer content = content(part);
        if (startsWith(content, PROFILE_MARK)) {
          int start = PROFILE_MARK.length + 2;
          profile.write(content.array(), start, Math.max(0, content.limit() - start));
        }
      }
    }
    return profile.size() == 0 ? Optional.empty() : Optional.of(profile.toByteArray());
  }

  private Optional<Inks> findInks() throws IOException {
    Optional<Part> frame = first(part -> part.name().matches("ffc[0-36]") && part.length() >= 6);
    if (frame.isEmpty()) {
      return Optional.empty();
    }
    Optional<Part> adobe = first(part -> part.name().equals("ffee") && part.length() >= 12);
    int transform = adobe.isPresent() ? content(adobe.get()).get(11) : -1;
    return Optional.of(new Inks(content(frame.get()).get(5), transform));
  }

  private Optional<Part> first(Predicate<Part> wanted) {
    return parts.stream().filter(wanted).findFirst();
  }

  private ByteBuffer content(Part part) throws IOException {
    return bytes(part.position(), Math.min(part.length(), LARGEST_PART));
  }

  private ByteBuffer bytes(long position, int length) throws IOException {
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

  private static boolean startsWith(ByteBuffer bytes, byte[] mark) {
    return bytes.limit() > mark.length && Arrays.equals(bytes.array(), 0, mark.length, mark, 0, mark.length);
  }

  private static String name(ByteBuffer bytes, int offset) {
    return new String(bytes.array(), offset, 4, StandardCharsets.US_ASCII);
  }
}
