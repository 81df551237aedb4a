package org.clipwright.timeline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Media properties as written in the reader objects of project JSON and the metadata of files. */
public final class ReaderJson {

  private static final Rational SQUARE = new Rational(1, 1);

  private ReaderJson() {}

  /**
   * A reader object for media at a path, with all keys of a file's metadata. The size is the one that is seen: newer
   * versions of the original turn the pictures of a turned camera as they are read.
   */
  public static ObjectNode write(MediaInfo info, String path) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("type", info.file().reader());
    json.put("media_type", mediaType(info));
    json.put("path", path);
    json.put("has_video", info.hasVideo());
    json.put("has_audio", info.hasAudio());
    json.put("has_single_image", info.hasSingleImage());
    json.put("duration", (double) info.durationSeconds());
    json.put("file_size", Long.toString(info.file().bytes()));
    write(json, info.picture());
    write(json, info.sound());
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
   * The properties that a reader object states; empty if it does not even say which streams there are.
   *
   * @param path the path of the object, for the exception's message
   * @throws ProjectException if a value has the wrong type
   */
  public static Optional<MediaInfo> read(JsonNode json, String path) {
    JsonView view = JsonView.of(json, path);
    if (view.value("has_video").isEmpty() && view.value("has_audio").isEmpty()) {
      return Optional.empty();
    }
    Map<String, String> metadata = metadata(view);
    MediaInfo.Whole file = new MediaInfo.Whole(
        view.text("type", "FFmpegReader"), (float) view.seconds("duration", 0), view.whole("file_size", 0));
    return Optional.of(new MediaInfo(file, picture(view, rotation(metadata)), sound(view), metadata));
  }

  private static MediaInfo.PictureTrack picture(JsonView view, double rotation) {
    return new MediaInfo.PictureTrack(
        view.flag("has_video", false),
        view.flag("has_single_image", false),
        new MediaInfo.Shape(
            view.integer("width", 0), view.integer("height", 0),
            rate(view, "pixel_ratio", SQUARE), rate(view, "display_ratio", SQUARE), rotation),
        rate(view, "fps", new Rational(30, 1)),
        view.whole("video_length", 0),
        new MediaInfo.Storage(
            view.integer("pixel_format", -1),
            view.flag("interlaced_frame", false), view.flag("top_field_first", true)),
        new MediaInfo.Stream(
            view.text("vcodec", ""), view.whole("video_bit_rate", 0),
            view.integer("video_stream_index", -1), rate(view, "video_timebase", SQUARE)));
  }

  private static MediaInfo.Sound sound(JsonView view) {
    return new MediaInfo.Sound(
        view.flag("has_audio", false),
        view.integer("sample_rate", 0),
        view.integer("channels", 0),
        view.integer("channel_layout", 0),
        new MediaInfo.Stream(
            view.text("acodec", ""), view.whole("audio_bit_rate", 0),
            view.integer("audio_stream_index", -1), rate(view, "audio_timebase", SQUARE)));
  }

  private static void write(ObjectNode json, MediaInfo.PictureTrack picture) {
    MediaInfo.Shape shape = picture.shape().asSeen();
    MediaInfo.Stream stream = picture.stream();
    json.put("width", shape.width());
    json.put("height", shape.height());
    json.put("pixel_format", picture.storage().pixelFormat());
    write(json, "fps", picture.fps());
    json.put("video_bit_rate", stream.bitRate());
    write(json, "pixel_ratio", shape.pixelRatio());
    write(json, "display_ratio", shape.displayRatio());
    json.put("vcodec", stream.codec());
    json.put("video_length", Long.toString(picture.length()));
    json.put("video_stream_index", stream.index());
    write(json, "video_timebase", stream.timebase());
    json.put("interlaced_frame", picture.storage().interlaced());
    json.put("top_field_first", picture.storage().topFieldFirst());
  }

  private static void write(ObjectNode json, MediaInfo.Sound sound) {
    json.put("acodec", sound.stream().codec());
    json.put("audio_bit_rate", sound.stream().bitRate());
    json.put("sample_rate", sound.sampleRate());
    json.put("channels", sound.channels());
    json.put("channel_layout", sound.channelLayout());
    json.put("audio_stream_index", sound.stream().index());
    write(json, "audio_timebase", sound.stream().timebase());
  }

  private static void write(ObjectNode json, String key, Rational ratio) {
    json.putObject(key).put("num", ratio.num()).put("den", ratio.den());
  }

  /** A ratio among media properties; damaged files have some with a denominator of 0, which mean nothing. */
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
