package org.clipwright.render.still;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * What a PNG, WebP, JPEG or TIFF file contains besides its pixels: its parts are skipped by their lengths, and only
 * those needed are read.
 */
public final class PictureParts {

  private static final int MOST_DIRECTORY_ENTRIES = 4096;
  private static final byte[] EXIF_MARK = {'E', 'x', 'i', 'f', 0, 0};
  private static final byte[] PROFILE_MARK = "ICC_PROFILE\0".getBytes(StandardCharsets.US_ASCII);

  private final PartList list;

  private PictureParts(PartList list) {
    this.list = list;
  }

  /** Whether a PNG or WebP file is an animation of several pictures. */
  public static boolean move(Path picture) {
    return read(picture, PictureParts::isAnimation).orElse(false);
  }

  /** The EXIF data, as a TIFF header and its first directory. */
  static Optional<ByteBuffer> exif(Path picture) {
    return read(picture, PictureParts::findExif).flatMap(found -> found);
  }

  /** The bytes of a PNG or JPEG file's ICC profile. */
  static Optional<byte[]> profile(Path picture) {
    return read(picture, PictureParts::findProfile).flatMap(found -> found);
  }

  /** The number of colour components in a JPEG file, and what its Adobe marker says about them: -1 without a marker. */
  static Optional<Inks> inks(Path picture) {
    return read(picture, PictureParts::findInks).flatMap(found -> found);
  }

  /**
   * How a JPEG file's colours are stored.
   *
   * @param components number of components
   * @param adobeTransform 0 unconverted, 2 luma, chroma and black; -1 without a marker
   */
  record Inks(int components, int adobeTransform) {}

  private interface Reading<T> {
    T of(PictureParts parts) throws IOException;
  }

  /** Damaged and missing files count as having no parts. */
  private static <T> Optional<T> read(Path picture, Reading<T> reading) {
    try (SeekableByteChannel file = Files.newByteChannel(picture)) {
      return Optional.ofNullable(reading.of(new PictureParts(PartList.of(file))));
    } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException unreadable) {
      return Optional.empty();
    }
  }

  private boolean isAnimation() throws IOException {
    for (PartList.ListedPart part : list.parts()) {
      switch (part.name()) {
        case "acTL" -> {
          return part.length() >= 8 && list.content(part).getInt(0) > 1;
        }
        case "IDAT", "VP8 ", "VP8L" -> {
          return false;
        }
        case "ANMF" -> {
          return list.parts().stream().filter(other -> other.name().equals("ANMF")).count() > 1;
        }
        default -> {}
      }
    }
    return false;
  }

  private Optional<ByteBuffer> findExif() throws IOException {
    for (PartList.ListedPart part : list.parts()) {
      switch (part.name()) {
        case "eXIf", "EXIF" -> {
          return Optional.of(withoutMark(list.content(part)));
        }
        case "TIFF" -> {
          return Optional.of(firstDirectory());
        }
        case "ffe1" -> {
          ByteBuffer content = list.content(part);
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

  /** A TIFF file's header with its first directory moved directly behind it. */
  private ByteBuffer firstDirectory() throws IOException {
    ByteBuffer header = list.bytes(0, 8);
    header.order(header.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    long directory = header.getInt(4) & 0xFFFFFFFFL;
    int entries = list.bytes(directory, 2).order(header.order()).getShort(0) & 0xFFFF;
    int length = 2 + 12 * Math.min(entries, MOST_DIRECTORY_ENTRIES);
    ByteBuffer moved = ByteBuffer.allocate(8 + length).order(header.order());
    moved.put(header.slice(0, 4)).putInt(8).put(list.bytes(directory, length));
    return moved.rewind().order(ByteOrder.BIG_ENDIAN);
  }

  private Optional<byte[]> findProfile() throws IOException {
    Optional<PartList.ListedPart> inPng = list.first(part -> part.name().equals("iCCP"));
    return inPng.isPresent() ? inflated(list.content(inPng.get())) : inSegments();
  }

  /** The data follows the profile's name, a zero and the compression method, of which there is only one. */
  private static Optional<byte[]> inflated(ByteBuffer part) throws IOException {
    int start = 0;
    while (part.get(start) != 0) {
      start++;
    }
    Inflater inflater = new Inflater();
    try {
      inflater.setInput(part.array(), start + 2, part.limit() - start - 2);
      byte[] profile = new byte[PartList.LARGEST_PART];
      int length = inflater.inflate(profile);
      return inflater.finished() ? Optional.of(Arrays.copyOf(profile, length)) : Optional.empty();
    } catch (DataFormatException damaged) {
      return Optional.empty();
    } finally {
      inflater.end();
    }
  }

  /** JPEG segments are short, so a profile is split into numbered pieces. */
  private Optional<byte[]> inSegments() throws IOException {
    ByteArrayOutputStream profile = new ByteArrayOutputStream();
    for (PartList.ListedPart part : list.parts()) {
      if (part.name().equals("ffe2") && profile.size() < PartList.LARGEST_PART) {
        ByteBuffer content = list.content(part);
        if (startsWith(content, PROFILE_MARK)) {
          int start = PROFILE_MARK.length + 2;
          profile.write(content.array(), start, Math.max(0, content.limit() - start));
        }
      }
    }
    return profile.size() == 0 ? Optional.empty() : Optional.of(profile.toByteArray());
  }

  private Optional<Inks> findInks() throws IOException {
    Optional<PartList.ListedPart> frame = list.first(part -> part.name().matches("ffc[0-36]") && part.length() >= 6);
    if (frame.isEmpty()) {
      return Optional.empty();
    }
    Optional<PartList.ListedPart> adobe = list.first(part -> part.name().equals("ffee") && part.length() >= 12);
    int transform = adobe.isPresent() ? list.content(adobe.get()).get(11) : -1;
    return Optional.of(new Inks(list.content(frame.get()).get(5), transform));
  }

  private static boolean startsWith(ByteBuffer bytes, byte[] mark) {
    return bytes.limit() > mark.length && Arrays.equals(bytes.array(), 0, mark.length, mark, 0, mark.length);
  }
}
