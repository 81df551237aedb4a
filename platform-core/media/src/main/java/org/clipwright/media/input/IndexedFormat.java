package org.clipwright.media.input;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** Recognises containers in which FFmpeg finds any second without reading everything before it. */
public final class IndexedFormat {

  private static final int HEAD_BYTES = 16;

  /** MP4 and MOV, Matroska and WebM, AVI and WAV, MXF; each byte is one character. */
  private static final List<Pattern> HEADS = List.of(
      Pattern.compile("....(ftyp|moov|mdat|wide).*", Pattern.DOTALL),
      Pattern.compile("\u001aE\u00df\u00a3.*", Pattern.DOTALL),
      Pattern.compile("RIFF....(AVI |WAVE).*", Pattern.DOTALL),
      Pattern.compile("\u0006\u000e\u002b\u0034\u0002\u0005.*", Pattern.DOTALL));

  private IndexedFormat() {}

  /** Whether a file is in one of them, judged by its first bytes. */
  public static boolean is(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      String head = new String(in.readNBytes(HEAD_BYTES), StandardCharsets.ISO_8859_1);
      return HEADS.stream().anyMatch(pattern -> pattern.matcher(head).matches());
    } catch (IOException unreadable) {
      return false;
    }
  }
}
