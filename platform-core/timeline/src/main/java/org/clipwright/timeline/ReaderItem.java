package org.clipwright.timeline;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The media that a clip or an effect names in its project's JSON.
 *
 * @param type the original engine's reader: {@code FFmpegReader}, {@code QtImageReader}, {@code Timeline} and others
 * @param path the media's location according to the path resolver; empty for readers without a file
 * @param info the media's properties as far as the project states them
 * @param json the reader object in the project; treat as read-only
 */
public record ReaderItem(String type, Optional<Path> path, Optional<MediaInfo> info, ObjectNode json) {

  /** The type of a reader that is a nested project. */
  public static final String NESTED_PROJECT = "Timeline";

  /** The type of a reader that is a text, contained in its JSON. */
  public static final String TEXT = "QtTextReader";

  /** The most characters of a text that are shown. */
  public static final int LONGEST_TEXT = 100_000;

  /** The path as its project writes it; empty if there is none. */
  public String writtenPath() {
    return json.path("path").asText("");
  }

  /** Whether it is a text, and thus has no file. */
  public boolean isText() {
    return type.equals(TEXT);
  }
}
