package org.clipwright.timeline;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The media that a clip or an effect names in its project's JSON.
 *
 * @param type the original engine's reader: {@code FFmpegReader}, {@code QtImageReader}, {@code Timeline} and others
 * @param path where the media is, as the path resolver told; empty for readers without a file
 * @param info the media's facts as far as the project states them
 * @param json the reader object as it stands in the project; treat as read-only
 */
public record ReaderItem(String type, Optional<Path> path, Optional<MediaInfo> info, ObjectNode json) {

  /** The type of a reader that is a project of its own. */
  public static final String NESTED_PROJECT = "Timeline";

  /** The type of a reader that is a text, which its JSON holds. */
  public static final String TEXT = "QtTextReader";

  /** Whether it is a text; then it has no file. */
  public boolean isText() {
    return type.equals(TEXT);
  }
}
