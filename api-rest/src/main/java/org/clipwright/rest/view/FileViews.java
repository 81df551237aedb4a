package org.clipwright.rest.view;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.clipwright.rest.html.PlayTime;
import org.clipwright.rest.html.ShownFile;
import org.clipwright.rest.html.ShownStage;
import org.clipwright.rest.html.ShownStorage;
import org.clipwright.services.resource.ProjectFile;
import org.clipwright.services.resource.ResourceLinks;

/** Shows files as pictures. */
final class FileViews {

  private static final String AUDIO = "audio";
  private static final String IMAGE = "image";
  private static final String VIDEO = "video";

  /** Far enough into a film that it is rarely black. */
  private static final int TELLING_FRAME = 60;

  private FileViews() {}

  static ShownFile shown(ProjectFile file, ResourceLinks links) {
    String type = file.info().path("media_type").asText();
    return new ShownFile("/files/" + file.id() + "/", links.toMedia(file.key()), type, name(file),
        facts(file.info(), type), picture(file, TELLING_FRAME));
  }

  static String name(ProjectFile file) {
    String given = file.json().path("name").asText();
    return given.isEmpty() ? file.name() : given;
  }

  /** The address of a frame of a file, to which a size is added; empty for sound. */
  static String picture(ProjectFile file, long frame) {
    return file.info().path("media_type").asText().equals(AUDIO)
        ? ""
        : "/files/" + file.id() + "/thumbnail/?image_quality=80&frame_number=" + Math.max(1, frame);
  }

  private static String facts(JsonNode info, String type) {
    List<String> facts = new ArrayList<>();
    if (!type.equals(IMAGE)) {
      facts.add(new PlayTime(info.path("duration").asDouble()).toString());
    }
    if (!type.equals(AUDIO)) {
      facts.add(info.path("width").asInt() + " × " + info.path("height").asInt());
    }
    if (type.equals(VIDEO)) {
      codec(info, "vcodec", facts);
      facts.add(rate(info) + " fps");
    }
    codec(info, "acodec", facts);
    facts.add(ShownStorage.size(info.path("file_size").asLong()));
    return String.join(", ", facts);
  }

  /** How many frames a second it has, with no more decimals than it needs. */
  private static String rate(JsonNode info) {
    return ShownStage.rate(framesPerSecond(info));
  }

  static double framesPerSecond(JsonNode info) {
    return info.path("fps").path("num").asDouble() / Math.max(1, info.path("fps").path("den").asDouble());
  }

  private static void codec(JsonNode info, String key, List<String> facts) {
    String codec = info.path(key).asText();
    if (!codec.isEmpty()) {
      facts.add(codec);
    }
  }
}
