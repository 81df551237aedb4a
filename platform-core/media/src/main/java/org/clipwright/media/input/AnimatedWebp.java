package org.clipwright.media.input;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;

/**
 * Extracts the first picture of an animated WebP file, since FFmpeg only reads still ones. The original engine shows
 * only that picture too.
 */
public final class AnimatedWebp {

  private static final int FILE_HEADER = 12;
  private static final int CHUNK_HEADER = 8;
  private static final int FRAME_HEADER = 16;
  private static final int SMALLEST_CHUNK = 10;
  private static final int MOST_CHUNKS = 64;
  private static final int CANVAS_HEADER = 10;

  /** Briefly held several times over on the heap. */
  private static final int LARGEST_FRAME = 16 << 20;
  private static final byte HAS_ALPHA = 0x10;

  private AnimatedWebp() {}

  /**
   * Where the first picture is on the animation's canvas.
   *
   * @param width the canvas's width
   * @param height the canvas's height
   */
  public record FramePlace(int width, int height, int left, int top) {}

  /** Where an animation's first picture is; empty for all other files. */
  public static Optional<FramePlace> place(Path path) {
    try (SeekableByteChannel file = Files.newByteChannel(path)) {
      return isWebp(file) ? chunk(file, "VP8X", CANVAS_HEADER)
          .flatMap(canvas -> chunk(file, "ANMF", FRAME_HEADER).map(frame -> place(canvas, frame)))
          : Optional.empty();
    } catch (IOException | RuntimeException e) {
      return Optional.empty();
    }
  }

  private static FramePlace place(ByteBuffer canvas, ByteBuffer frame) {
    return new FramePlace(threeBytes(canvas, 4) + 1, threeBytes(canvas, 7) + 1, 2 * threeBytes(frame, 0),
        2 * threeBytes(frame, 3));
  }

  private static int threeBytes(ByteBuffer bytes, int offset) {
    return bytes.get(offset) & 255 | (bytes.get(offset + 1) & 255) << 8 | (bytes.get(offset + 2) & 255) << 16;
  }

  /** A still WebP file as a URL that embeds its content; empty for all other files. */
  static Optional<String> firstPicture(Path path) {
    try (SeekableByteChannel file = Files.newByteChannel(path)) {
      return isWebp(file) ? chunk(file, "ANMF", LARGEST_FRAME).map(AnimatedWebp::still).map(AnimatedWebp::address)
          : Optional.empty();
    } catch (IOException | RuntimeException e) {
      return Optional.empty();
    }
  }

  private static boolean isWebp(SeekableByteChannel file) throws IOException {
    ByteBuffer start = read(file, FILE_HEADER);
    return name(start, 0).equals("RIFF") && name(start, 8).equals("WEBP");
  }

  /**
   * The content of the next chunk with the given name, or its beginning; the file is then positioned after the chunk.
   */
  private static Optional<ByteBuffer> chunk(SeekableByteChannel file, String name, int most) {
    try {
      for (int i = 0; i < MOST_CHUNKS; i++) {
        ByteBuffer header = read(file, CHUNK_HEADER);
        int length = header.getInt(4);
        if (name(header, 0).equals(name)) {
          return length >= SMALLEST_CHUNK && length <= LARGEST_FRAME
              ? Optional.of(beginning(file, length, most)) : Optional.empty();
        }
        skip(file, file.position(), length);
      }
      return Optional.empty();
    } catch (IOException damaged) {
      return Optional.empty();
    }
  }

  private static ByteBuffer beginning(SeekableByteChannel file, int length, int most) throws IOException {
    long start = file.position();
    ByteBuffer bytes = read(file, Math.min(length, most));
    skip(file, start, length);
    return bytes;
  }

  private static void skip(SeekableByteChannel file, long start, int length) throws IOException {
    file.position(start + Integer.toUnsignedLong(length) + (length & 1));
  }

  /** The frame's own chunks, preceded by the header of a still picture of its size. */
  private static ByteBuffer still(ByteBuffer frame) {
    int content = frame.limit() - FRAME_HEADER;
    int length = 4 + CHUNK_HEADER + 10 + content + (content & 1);
    ByteBuffer file = ByteBuffer.allocate(CHUNK_HEADER + length).order(ByteOrder.LITTLE_ENDIAN);
    file.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(length);
    file.put("WEBPVP8X".getBytes(StandardCharsets.US_ASCII)).putInt(10);
    file.put(HAS_ALPHA).put((byte) 0).put((byte) 0).put((byte) 0);
    file.put(frame.slice(6, 6));
    file.put(frame.slice(FRAME_HEADER, content));
    return file.rewind();
  }

  private static String address(ByteBuffer file) {
    return "data:image/webp;base64," + Base64.getEncoder().encodeToString(file.array());
  }

  private static String name(ByteBuffer bytes, int offset) {
    return new String(bytes.array(), offset, 4, StandardCharsets.US_ASCII);
  }

  private static ByteBuffer read(SeekableByteChannel file, int length) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    while (bytes.hasRemaining()) {
      if (file.read(bytes) < 0) {
        throw new IOException("The file ends early.");
      }
    }
    return bytes.rewind();
  }
}
