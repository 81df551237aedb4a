package org.clipwright.media.input;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_PAM;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_TARGA;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_WBMP;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Recognises pictures that FFmpeg cannot detect by content: by their extension, provided the first bytes are plausible.
 */
public final class UnmarkedPicture {

  /** The container that consists of the picture's bytes alone. */
  public static final String CONTAINER = "image2pipe";

  private static final int TARGA_HEADER = 18;
  private static final Set<Integer> TARGA_KINDS = Set.of(1, 2, 3, 9, 10, 11);
  private static final Set<Integer> TARGA_DEPTHS = Set.of(8, 15, 16, 24, 32);

  private UnmarkedPicture() {}

  /** FFmpeg's codec id for such a picture; empty for all other files. */
  static OptionalInt codec(Path file) {
    String name = FileName.of(file).toLowerCase(Locale.ROOT);
    String ending = name.substring(name.lastIndexOf('.') + 1);
    return switch (ending) {
      case "tga" -> when(isTarga(start(file)), AV_CODEC_ID_TARGA);
      case "wbmp" -> when(isWireless(start(file)), AV_CODEC_ID_WBMP);
      case "pam" -> when(new String(start(file), US_ASCII).startsWith("P7\nWIDTH "), AV_CODEC_ID_PAM);
      default -> OptionalInt.empty();
    };
  }

  private static OptionalInt when(boolean holds, int codec) {
    return holds ? OptionalInt.of(codec) : OptionalInt.empty();
  }

  /** The first bytes of a file, as many as the longest header has, padded with zeros. */
  private static byte[] start(Path file) {
    byte[] bytes = new byte[TARGA_HEADER];
    try (InputStream in = Files.newInputStream(file)) {
      in.readNBytes(bytes, 0, bytes.length);
      return bytes;
    } catch (IOException unreadable) {
      return new byte[TARGA_HEADER];
    }
  }

  private static boolean isTarga(byte[] start) {
    return start[1] >= 0 && start[1] <= 1
        && TARGA_KINDS.contains((int) start[2])
        && (start[12] | start[13]) != 0
        && (start[14] | start[15]) != 0
        && TARGA_DEPTHS.contains((int) start[16]);
  }

  /** Type 0, no extensions, then non-zero sizes. */
  private static boolean isWireless(byte[] start) {
    return start[0] == 0 && start[1] == 0 && start[2] != 0;
  }
}
