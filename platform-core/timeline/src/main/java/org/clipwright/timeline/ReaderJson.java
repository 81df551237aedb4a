package org.clipwright.timeline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Media facts as the reader objects of project JSON and the metadata of files write them. */
public final class ReaderJson {

  private static final Rational SQUARE = new Rational(1, 1);

  private ReaderJson() {}

  /** A reader object for media at a path, with all keys of a file's metadata. */
  public static ObjectNode write(MediaInfo info, String path) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("type", info.type());
    json.put("media_type", mediaType(info));
    json.put("path", path);
    json.put("has_video", info.hasVideo());
    json.put("has_audio", info.hasAudio());
    json.put("has_single_image", info.hasSingleImage());
    json.put("duration", (double) info.durationSeconds());
    json.put("file_size", Long.toString(info.fileSize()));
    writePicture(json, info);
    writeSound(json, info);
    ObjectNode metadata = json.putObject("metadata");
    info.metadata().forEach(metadata::put);
    return json;
  }

  /** Which of the three kinds of media it is: {@code video}, {@code audio} or {@code image}. */
  public static String mediaType(MediaInfo info) {
    if (info.hasSingleImage()) {
      return "image";
    }
    return info.hasVideo() ? "video" : "audio";
  }

  /**
   * The facts that a reader object states; empty when it does not even say which streams there are.
   *
   * @param path where the object stands, for the message of the exception
   * @throws ProjectException when a value is of the wrong type
   */
  public static Optional<MediaInfo> read(JsonNode json, String path) {
    JsonView view = JsonView.of(json, path);
    if (view.value("has_video").isEmpty() && view.value("has_audio").isEmpty()) {
      return Optional.empty();
    }
    Map<String, String> metadata = metadata(view);
    return Optional.of(
        new MediaInfo(
            view.text("type", "FFmpegReader"),
            view.flag("has_video", false),
            view.flag("has_audio", false),
            view.flag("has_single_image", false),
            (float) view.seconds("duration", 0),
            view.whole("file_size", 0),
            view.integer("width", 0),
            view.integer("height", 0),
            view.integer("pixel_format", -1),
            rate(view, "fps", new Rational(30, 1)),
            view.whole("video_bit_rate", 0),
            rate(view, "pixel_ratio", SQUARE),
            rate(view, "display_ratio", SQUARE),
            view.text("vcodec", ""),
            view.whole("video_length", 0),
            view.integer("video_stream_index", -1),
            rate(view, "video_timebase", SQUARE),
            view.flag("interlaced_frame", false),
            view.flag("top_field_first", true),
            view.text("acodec", ""),
            view.whole("audio_bit_rate", 0),
            view.integer("sample_rate", 0),
            view.integer("channels", 0),
            view.integer("channel_layout", 0),
            view.integer("audio_stream_index", -1),
            rate(view, "audio_timebase", SQUARE),
            rotation(metadata),
            metadata));
  }

  private static void writePicture(ObjectNode json, MediaInfo info) {
    json.put("width", info.width());
    json.put("height", info.height());
    json.put("pixel_format", info.pixelFormat());
    write(json, "fps", info.fps());
    json.put("video_bit_rate", info.videoBitRate());
    write(json, "pixel_ratio", info.pixelRatio());
    write(json, "display_ratio", info.displayRatio());
    json.put("vcodec", info.videoCodec());
    json.put("video_length", Long.toString(info.videoLength()));
    json.put("video_stream_index", info.videoStreamIndex());
    write(json, "video_timebase", info.videoTimebase());
    json.put("interlaced_frame", info.interlacedFrame());
    json.put("top_field_first", info.topFieldFirst());
  }

  private static void writeSound(ObjectNode json, MediaInfo info) {
    json.put("acodec", info.audioCodec());
    json.put("audio_bit_rate", info.audioBitRate());
    json.put("sample_rate", info.sampleRate());
    json.put("channels", info.channels());
    json.put("channel_layout", info.channelLayout());
    json.put("audio_stream_index", info.audioStreamIndex());
    write(json, "audio_timebase", info.audioTimebase());
  }

  private static void write(ObjectNode json, String key, Rational ratio) {
    json.putObject(key).put("num", ratio.num()).put("den", ratio.den());
  }

  /** A ratio of media facts; damaged files have some with a denominator of 0, which say nothing. */
  private static Rational rate(JsonView view, String key, Rational otherwise) {
    return view.object(key).filter(ratio -> ratio.integer("den", 1) != 0).map(ratio -> view.ratio(key, otherwise))
        .orElse(otherwise);
  }

  private static Map<String, String> metadata(JsonView view) {
    Map<String, String> metadata = new LinkedHashMap<>();
    view.object("metadata").map(JsonView::node).ifPresent(
        tags -> tags.properties().forEach(tag -> metadata.put(tag.getKey(), tag.getValue().asText())));
    return metadata;
  }

  private static double rotation(Map<String, String> metadata) {
    String rotate = metadata.getOrDefault("rotate", "");
    return rotate.matches("[+-]?\\d+(\\.\\d+)?") ? Double.parseDouble(rotate) : 0;
  }
}
