package org.clipwright.services.media.draft;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.clipwright.services.error.ValidationException;
import org.clipwright.services.media.name.MediaNames;
import org.clipwright.timeline.LargestPicture;
import org.clipwright.timeline.ReaderItem;

/** Texts as media: the reader of a clip without a file, and the facts of the file that is created for it. */
public final class TextMedia {

  private static final int LONGEST_NAME = 30;

  /** The length of a still picture, in seconds. */
  private static final int LENGTH = 3600;

  private static final int LONGEST = 1_000_000_000;

  private TextMedia() {}

  /** Whether a reader object, or the facts of a file, are those of a text. */
  public static boolean isText(JsonNode reader) {
    return reader.path("type").asText("").equals(ReaderItem.TEXT);
  }

  /**
   * The facts of a file that holds a text, completed with the original's defaults for missing keys.
   *
   * @throws ValidationException when the text or its picture would be too large, or a fact is invalid
   */
  public static ObjectNode info(ObjectNode reader) {
    ObjectNode info = JsonNodeFactory.instance.objectNode();
    info.put("type", ReaderItem.TEXT).put("media_type", "image");
    info.put("text", "").put("font", "Arial,10,-1,5,50,0,0,0,0,0").put("gravity", 4);
    info.put("text_color", "#ffffff").put("background_color", "#000000").put("text_background_color", "");
    info.put("x_offset", 0).put("y_offset", 0).put("width", 1024).put("height", 768);
    info.put("has_video", true).put("has_audio", false).put("has_single_image", true);
    info.put("duration", (double) LENGTH).put("video_length", Integer.toString(LENGTH * 30));
    for (String ratio : List.of("fps", "pixel_ratio", "display_ratio")) {
      info.putObject(ratio).put("num", ratio.equals("fps") ? 30 : 1).put("den", 1);
    }
    info.setAll(reader.deepCopy());
    info.remove("path");
    require(info);
    return info;
  }

  private static void require(ObjectNode info) {
    int width = info.path("width").asInt();
    int height = info.path("height").asInt();
    if (width < 1 || height < 1) {
      throw ValidationException.of("json", "A text needs a \"width\" and a \"height\" of at least one pixel.");
    }
    LargestPicture.refusal(width, height).ifPresent(sentence -> {
      throw ValidationException.of("json", sentence);
    });
    if (info.path("text").asText("").length() > ReaderItem.LONGEST_TEXT) {
      throw ValidationException.of("json", "A text may have at most " + ReaderItem.LONGEST_TEXT + " characters.");
    }
    requireFacts(info);
  }

  /** Facts that a reader cannot be opened with would fail every render of its project. */
  private static void requireFacts(ObjectNode info) {
    double duration = info.path("duration").asDouble(Double.NaN);
    if (!(duration > 0) || duration > LONGEST) {
      throw ValidationException.of("json",
          "A text needs a \"duration\" of more than 0 and at most " + LONGEST + " seconds.");
    }
    ItemShape.require("clips", JsonNodeFactory.instance.objectNode().set("reader", info));
  }

  /** The stored content of a text. */
  public static byte[] content(JsonNode reader) {
    return reader.path("text").asText("").getBytes(StandardCharsets.UTF_8);
  }

  /** The file name of a text, taken from its beginning. */
  public static String name(JsonNode reader) {
    String words = reader.path("text").asText("").replaceAll("[\\s/\\\\]+", " ").strip();
    String name = MediaNames.sanitised(words.substring(0, Math.min(LONGEST_NAME, words.length())));
    return (name.isEmpty() ? "text" : name) + ".txt";
  }
}
