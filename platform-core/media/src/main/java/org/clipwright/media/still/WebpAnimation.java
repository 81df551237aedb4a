package org.clipwright.media.still;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.clipwright.media.input.FileBytes;
import org.clipwright.media.input.FileName;
import org.clipwright.render.codec.MediaException;
import org.clipwright.timeline.LargestPicture;
import org.clipwright.timeline.MediaInfo;
import org.clipwright.timeline.Rational;

/** The table of contents of an animated WebP file, whose container FFmpeg does not read. */
public record WebpAnimation(int width, int height, List<FrameChunk> parts) {

  private static final int FILE_HEADER = 12;
  private static final int CHUNK_HEADER = 8;
  private static final int FRAME_HEADER = 16;
  private static final int LARGEST_PART = 64 << 20;
  private static final int MOST_PARTS = 100_000;
  private static final int BRIEFEST_MILLISECONDS = 10;
  private static final int INSTEAD_MILLISECONDS = 100;
  private static final int MOST_PICTURES_A_SECOND = 100;

  /**
   * One picture of the animation.
   *
   * @param position where its image data chunks begin in the file
   * @param end when it stops being shown, in milliseconds from the start
   * @param blended whether it is alpha-blended over what is below
   * @param cleared whether its area is cleared after it
   */
  record FrameChunk(long position, int length, int left, int top, int width, int height, long end, boolean blended,
      boolean cleared) {

    boolean covers(int canvasWidth, int canvasHeight) {
      return left == 0 && top == 0 && width == canvasWidth && height == canvasHeight;
    }
  }

  /**
   * Reads the table of contents.
   *
   * @throws MediaException when it is damaged or too large
   */
  public static WebpAnimation of(Path path) {
    try (SeekableByteChannel file = Files.newByteChannel(path)) {
      WebpAnimation animation = read(file);
      LargestPicture.refusal(animation.width, animation.height).ifPresent(refusal -> {
        throw new MediaException(FileName.of(path) + " cannot be used. " + refusal);
      });
      return animation;
    } catch (IOException damaged) {
      throw new MediaException(FileName.of(path) + " is damaged: " + damaged.getMessage() + ".", damaged);
    }
  }

  private static WebpAnimation read(SeekableByteChannel file) throws IOException {
    int width = 0;
    int height = 0;
    long end = 0;
    List<FrameChunk> parts = new ArrayList<>();
    for (long at = FILE_HEADER; at + CHUNK_HEADER <= file.size() && parts.size() < MOST_PARTS;) {
      ByteBuffer header = bytes(file, at, CHUNK_HEADER);
      long length = header.getInt(4) & 0xFFFFFFFFL;
      String name = new String(header.array(), 0, 4, StandardCharsets.ISO_8859_1);
      if (name.equals("VP8X") && length >= 10) {
        ByteBuffer canvas = bytes(file, at + CHUNK_HEADER, 10);
        width = threeBytes(canvas, 4) + 1;
        height = threeBytes(canvas, 7) + 1;
      } else if (name.equals("ANMF") && length > FRAME_HEADER) {
        if (at + CHUNK_HEADER + length > file.size()) {
          break;
        }
        parts.add(part(bytes(file, at + CHUNK_HEADER, FRAME_HEADER), at + CHUNK_HEADER, length, end));
        end = parts.getLast().end();
      }
      at += CHUNK_HEADER + length + (length & 1);
    }
    if (width == 0 || parts.isEmpty()) {
      throw new EOFException("it contains no picture");
    }
    return new WebpAnimation(width, height, List.copyOf(parts));
  }

  /** Pictures with a very short duration are shown for a tenth of a second, as in browsers. */
  private static FrameChunk part(ByteBuffer header, long at, long length, long start) throws IOException {
    int duration = threeBytes(header, 12);
    int seen = duration <= BRIEFEST_MILLISECONDS ? INSTEAD_MILLISECONDS : duration;
    int flags = header.get(15);
    if (length > LARGEST_PART) {
      throw new EOFException("one of its pictures has " + length + " bytes");
    }
    return new FrameChunk(at + FRAME_HEADER, (int) length - FRAME_HEADER, 2 * threeBytes(header, 0),
        2 * threeBytes(header, 3), threeBytes(header, 6) + 1, threeBytes(header, 9) + 1, start + seen, (flags & 2) == 0,
        (flags & 1) != 0);
  }

  private static int threeBytes(ByteBuffer bytes, int offset) {
    return bytes.get(offset) & 255 | (bytes.get(offset + 1) & 255) << 8 | (bytes.get(offset + 2) & 255) << 16;
  }

  /** The image data chunks of a part, preceded by the header of a still picture of its size. */
  static ByteBuffer still(SeekableByteChannel file, FrameChunk part) throws IOException {
    int length = 4 + CHUNK_HEADER + 10 + part.length() + (part.length() & 1);
    ByteBuffer still = ByteBuffer.allocate(CHUNK_HEADER + length).order(ByteOrder.LITTLE_ENDIAN);
    still.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(length);
    still.put("WEBPVP8X".getBytes(StandardCharsets.US_ASCII)).putInt(10).putInt(0x10);
    putThree(still, part.width() - 1);
    putThree(still, part.height() - 1);
    still.put(bytes(file, part.position(), part.length()));
    return still.rewind();
  }

  private static void putThree(ByteBuffer target, int value) {
    target.put((byte) value).put((byte) (value >> 8)).put((byte) (value >> 16));
  }

  private static ByteBuffer bytes(SeekableByteChannel file, long position, int length) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    FileBytes.fill(file, position, bytes);
    return bytes;
  }

  private long milliseconds() {
    return parts.getLast().end();
  }

  /** The frame rate at which every picture starts on a frame, up to the maximum rate. */
  private Rational fps() {
    long divisor = 1000;
    for (FrameChunk part : parts) {
      divisor = gcd(part.end(), divisor);
    }
    int fps = (int) (1000 / divisor);
    return new Rational(Math.min(MOST_PICTURES_A_SECOND, fps), 1);
  }

  private static long gcd(long a, long b) {
    return b == 0 ? a : gcd(b, a % b);
  }

  /** The index of the part shown at a frame number of that rate, from 1. */
  int index(long number) {
    double milliseconds = (number - 1) * 1000 / fps().toDouble();
    int low = 0;
    int high = parts.size() - 1;
    while (low < high) {
      int middle = (low + high) / 2;
      if (parts.get(middle).end() > milliseconds + 0.5) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  public MediaInfo info(long fileSize) {
    Rational fps = fps();
    long length = Math.max(1, Math.round(milliseconds() * fps.toDouble() / 1000));
    MediaInfo.Stream stream =
        new MediaInfo.Stream("webp", fileSize * 8000 / milliseconds(), 0, new Rational(1, 1000));
    MediaInfo.PictureTrack picture =
        new MediaInfo.PictureTrack(true, false, MediaInfo.Shape.square(width, height), fps, length,
            MediaInfo.Storage.progressive(-1), stream);
    return new MediaInfo(new MediaInfo.Whole("FFmpegReader", milliseconds() / 1000f, fileSize), picture,
        MediaInfo.Sound.NONE, Map.of());
  }
}
