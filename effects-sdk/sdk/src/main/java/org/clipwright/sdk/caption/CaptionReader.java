package org.clipwright.sdk.caption;

import java.util.List;

/**
 * Parses WebVTT, SubRip, SubStation Alpha (ASS, SSA) and SubViewer captions, including the loose forms that people and
 * programs write. Thread-safe; it never fails, but reports what it could not parse.
 */
public final class CaptionReader {

  private CaptionReader() {}

  /** The captions in a text. A text without cues has at least one fault, unless it is blank. */
  public static Captions read(String text) {
    List<String> lines = (text.startsWith("\uFEFF") ? text.substring(1) : text).lines().toList();
    if (SubStationReader.recognizes(lines)) {
      return new SubStationReader(lines).read();
    }
    return new CueBlockReader(lines).read();
  }
}
