package org.clipwright.media.input;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Detects files that only refer to other files, so that users learn what to send instead. */
final class PlaylistFile {

  private static final int BEGINNING_BYTES = 2048;

  private static final Set<String> ENDINGS = Set.of(
      "m3u", "m3u8", "mpd", "asx", "wax", "wvx", "wpl", "pls", "xspf", "jspf", "smil", "smi", "cue", "sdp", "ffconcat",
      "concat", "ism", "f4m", "strm");

  private static final List<String> MARKS = List.of(
      "#extm3u", "<mpd", "ffconcat version", "<asx", "[playlist]", "<smil", "<playlist", "<compositionplaylist",
      "<assetmap", "<smoothstreamingmedia");

  private PlaylistFile() {}

  /** Whether a file is one, judged by its extension or its first bytes. */
  static boolean is(Path file) {
    String name = FileName.of(file).toLowerCase(Locale.ROOT);
    return ENDINGS.contains(name.substring(name.lastIndexOf('.') + 1))
        || MARKS.stream().anyMatch(beginning(file)::contains);
  }

  private static String beginning(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return new String(in.readNBytes(BEGINNING_BYTES), ISO_8859_1).toLowerCase(Locale.ROOT);
    } catch (IOException unreadable) {
      return "";
    }
  }
}
