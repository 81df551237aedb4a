package org.clipwright.timeline.document;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.StreamSupport;
import org.clipwright.timeline.Profile;
import org.clipwright.timeline.Rational;

/**
 * The JSON of a project, as far as it is put together or looked into where no timeline is needed.
 *
 * @param json changed by what sets something
 */
public record ProjectKeys(ObjectNode json) {

  /** A project without anything in it. */
  public static ProjectKeys empty() {
    return new ProjectKeys(JsonNodeFactory.instance.objectNode());
  }

  /** One that can be changed without changing this. */
  public ProjectKeys copy() {
    return new ProjectKeys(json.deepCopy());
  }

  /** Sets the size of pictures, in pixels. */
  public ProjectKeys size(int width, int height) {
    json.put("width", width).put("height", height);
    return this;
  }

  /** Sets the frames per second. */
  public ProjectKeys rate(Rational fps) {
    json.putObject("fps").put("num", fps.num()).put("den", fps.den());
    return this;
  }

  /** Sets the samples per second, and the channels with their layout. */
  public ProjectKeys sound(int sampleRate, int channels, int channelLayout) {
    json.put("sample_rate", sampleRate).put("channels", channels).put("channel_layout", channelLayout);
    return this;
  }

  /** Sets all that a profile says. */
  public ProjectKeys profile(Profile profile) {
    return size(profile.width(), profile.height()).rate(profile.fps())
        .sound(profile.sampleRate(), profile.channels(), profile.channelLayout());
  }

  /**
   * Adds a clip that begins with the project and shows its media from the beginning.
   *
   * @param reader the clip's media, as in projects
   */
  public ProjectKeys clip(String id, int layer, double seconds, ObjectNode reader) {
    add(id, layer, seconds, reader);
    return this;
  }

  /** Adds such a clip, which shows the waveform of its sound in a colour. */
  public ProjectKeys waveform(String id, int layer, double seconds, ObjectNode reader, ObjectNode color) {
    add(id, layer, seconds, reader).put("waveform", true).set("wave_color", color);
    return this;
  }

  private ObjectNode add(String id, int layer, double seconds, ObjectNode reader) {
    ObjectNode clip = json.withArray("clips").addObject();
    clip.put("id", id).put("layer", layer).put("position", 0).put("start", 0).put("end", seconds);
    // A film that is turned only after it was read loses a row of pixels to rounding.
    clip.put("reader_orientation_mode", "reader").set("reader", reader);
    return clip;
  }

  /** The media of a clip that only its path tells. */
  public static ObjectNode reader(String path) {
    return JsonNodeFactory.instance.objectNode().put("path", path);
  }

  /** The number in its id; 0 if there is none. */
  public long id() {
    String id = json.path("id").asText("").replaceFirst("^P", "");
    return id.matches("\\d{1,18}") ? Long.parseLong(id) : 0;
  }

  /** The paths of the media of its clips, each once. */
  public List<String> mediaPaths() {
    return StreamSupport.stream(json.path("clips").spliterator(), false)
        .map(clip -> clip.path("reader").path("path").asText("")).distinct().toList();
  }
}
