package org.clipwright.sdk.caption;

import java.util.List;

/**
 * Reads captions in the forms of WebVTT, SubRip, SubStation Alpha (ASS, SSA) and SubViewer, as people and programs
 * write them. Any thread may call it; it never fails, but tells what it could not read.
 */
public final class CaptionReader {

  private CaptionReader() {}

  /** The captions of a text. One without any cue has at least one fault, unless it is blank. */
  public static Captions read(String text) {
    List<String> lines = (text.startsWith("\uFEFF") ? text.substring(1) : text).lines().toList();
    if (SubStationReader.recognizes(lines)) {
      return new SubStationReader(lines).read();
    }
    return new CueBlockReader(lines).read();
  }
}
