package org.clipwright.services.field;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.clipwright.timeline.LargestPicture;

/** The declarations of the five resources. */
public final class ResourceSpecs {

  private static final double LONGEST_SECONDS = 1_000_000_000;
  private static final int LONGEST_NAME = 255;

  private static final FieldSpec POSITION =
      FieldSpec.of("position", FieldKind.FLOAT, "Position on the timeline in seconds.")
          .startingAt(0.0).between(0, LONGEST_SECONDS);
  private static final FieldSpec START =
      FieldSpec.of("start", FieldKind.FLOAT, "Left trim in seconds.").startingAt(0.0).between(0, LONGEST_SECONDS);
  private static final FieldSpec LAYER =
      FieldSpec.integer("layer", "Stacking order: higher layers hide lower ones.").startingAt(0);

  public static final ResourceSpec PROJECT =
      resource("Project", "A video project: its size, frame rate and sound; files, clips, effects and exports belong"
          + " to it.",
          FieldSpec.of("name", FieldKind.STRING, "Name of the project.").startingAt("New Project")
              .upTo(LONGEST_NAME),
          FieldSpec.integer("width", "Width of the picture in pixels.").startingAt(1920).between(1,
              LargestPicture.SIDE),
          FieldSpec.integer("height", "Height of the picture in pixels.").startingAt(1080).between(1,
              LargestPicture.SIDE),
          FieldSpec.integer("fps_num", "Frames per second, numerator.").startingAt(30).between(1, 1_000_000),
          FieldSpec.integer("fps_den", "Frames per second, denominator.").startingAt(1).between(1, 1_000_000),
          FieldSpec.integer("sample_rate", "Audio samples per second.").startingAt(44_100).between(1000, 384_000),
          FieldSpec.integer("channels", "Audio channels.").startingAt(2).between(1, 8),
          FieldSpec.integer("channel_layout", "Channel layout: 4 mono, 3 stereo, 7 surround, and others.")
              .startingAt(3).between(1, Integer.MAX_VALUE),
          links("files"), links("clips"), links("effects"), links("exports"), links("actions"),
          FieldSpec.json("Your own free-form JSON."));

  public static final ResourceSpec FILE =
      resource("File", "A video, picture or sound that clips use; its JSON describes the media.",
          FieldSpec.of("media", FieldKind.FILE, "The media, unless the JSON says where to fetch it.").orNull(),
          FieldSpec.link("project", ResourceKind.PROJECT, "The project it belongs to."),
          links("actions"),
          FieldSpec.json("Your own free-form JSON; \"url\" names media to fetch, \"name\" the file's name."));

  public static final ResourceSpec CLIP =
      resource("Clip", "A file on a layer of the timeline, with its trim and its animated properties.",
          FieldSpec.link("file", ResourceKind.FILE, "The file it shows."),
          POSITION, START,
          FieldSpec.of("end", FieldKind.FLOAT, "Right trim in seconds; 0 means the length of the file.")
              .startingAt(0.0).between(0, LONGEST_SECONDS),
          LAYER, links("actions"),
          FieldSpec.link("project", ResourceKind.PROJECT, "The project it belongs to."),
          FieldSpec.json("Animated and other properties; missing ones are filled in."));

  public static final ResourceSpec EFFECT =
      resource("Effect", "An effect on a layer for a span of the timeline, such as a transition.",
          FieldSpec.of("title", FieldKind.STRING, "Name of the effect.").upTo(LONGEST_NAME),
          FieldSpec.of("type", FieldKind.STRING, "The class name of the effect, as the list of effects gives it.")
              .upTo(64),
          POSITION, START,
          FieldSpec.of("end", FieldKind.FLOAT, "Right trim in seconds.").between(0, LONGEST_SECONDS),
          LAYER,
          FieldSpec.link("project", ResourceKind.PROJECT, "The project it belongs to."),
          FieldSpec.json("The effect's parameters; missing ones are filled in."));

  public static final ResourceSpec EXPORT =
      resource("Export", "A rendering of a project into a file.",
          FieldSpec.of("output", FieldKind.URL, "Address of the finished file.").orNull().shown(),
          FieldSpec.choice("export_type", "video", choices("video", "audio", "image", "waveform"), "What is produced."),
          FieldSpec
              .of("video_format", FieldKind.STRING, "Format of the file, such as mp4 or hls, or %05d.png for pictures.")
              .startingAt("mp4").upTo(64),
          FieldSpec.of("video_codec", FieldKind.STRING, "Codec of the picture.").startingAt("libx264").upTo(64),
          FieldSpec.of("video_bitrate", FieldKind.BITRATE,
              "Bits per second, or a quality: 8000000, 8.0 Mb/sec, 23 crf.")
              .startingAt(8_000_000),
          FieldSpec.of("audio_codec", FieldKind.STRING, "Codec of the sound.").startingAt("aac").upTo(64),
          FieldSpec.of("audio_bitrate", FieldKind.BITRATE, "Bits per second: 192000, 192 kb/sec.")
              .startingAt(1_920_000),
          FieldSpec.integer("start_frame", "First frame to render.").startingAt(1).orNull()
              .between(-1, 1_000_000_000),
          FieldSpec.integer("end_frame", "Last frame to render; empty, 0 or -1 for the whole project.")
              .orNull().between(-1, 1_000_000_000),
          links("actions"),
          FieldSpec.link("project", ResourceKind.PROJECT, "The project to render."),
          FieldSpec.of("webhook", FieldKind.URL, "Address to notify when the export is over.").startingAt("").orBlank()
              .upTo(2048),
          FieldSpec
              .json("Settings that override the project's, where \"captions\" go (burn, sidecar or embed), and your"
                  + " own free-form JSON."),
          FieldSpec.of("progress", FieldKind.FLOAT, "0 to 100.").shown(),
          FieldSpec.choice("status", "pending",
              choices("pending", "in-progress", "completed", "failed", "cancel"), "Its status.").shown());

  private ResourceSpecs() {}

  /** The declaration of a resource. */
  public static ResourceSpec of(ResourceKind kind) {
    return switch (kind) {
      case PROJECT -> PROJECT;
      case FILE -> FILE;
      case CLIP -> CLIP;
      case EFFECT -> EFFECT;
      case EXPORT -> EXPORT;
    };
  }

  private static ResourceSpec resource(String name, String description, FieldSpec... own) {
    Stream<FieldSpec> head =
        Stream.of(
            FieldSpec.of("url", FieldKind.URL, "Its own address.").shown(),
            FieldSpec.integer("id", "Its number.").shown());
    Stream<FieldSpec> tail =
        Stream.of(
            FieldSpec.of("date_created", FieldKind.DATETIME, "When it was created.").shown(),
            FieldSpec.of("date_updated", FieldKind.DATETIME, "When it was last changed.").shown());
    List<FieldSpec> fields = Stream.of(head, Stream.of(own), tail).flatMap(stream -> stream).toList();
    return new ResourceSpec(name, description, fields);
  }

  private static FieldSpec links(String name) {
    return FieldSpec.of(name, FieldKind.LINKS, "Addresses.").shown();
  }

  private static Map<String, String> choices(String... values) {
    Map<String, String> choices = new LinkedHashMap<>();
    for (String value : values) {
      choices.put(value, Character.toUpperCase(value.charAt(0)) + value.substring(1));
    }
    return choices;
  }
}
