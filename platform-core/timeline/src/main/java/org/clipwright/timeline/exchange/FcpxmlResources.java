package org.clipwright.timeline.exchange;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import javax.xml.stream.XMLStreamException;
import org.clipwright.timeline.MediaInfo;
import org.clipwright.timeline.Profile;
import org.clipwright.timeline.Rational;

/** Writes the formats and media that an FCPXML document names. */
final class FcpxmlResources {

  /** The id of the format that the project has. */
  static final String CANVAS = "r1";

  private final ExchangeProject project;
  private final XmlWriter xml;
  private final Map<String, String> assets = new LinkedHashMap<>();

  FcpxmlResources(ExchangeProject project, XmlWriter xml) {
    this.project = project;
    this.xml = xml;
    project.clips().forEach(clip -> assets.computeIfAbsent(clip.path(), _ -> "a" + (assets.size() + 1)));
  }

  /** The id of a clip's media. */
  String asset(ExchangeClip clip) {
    return Objects.requireNonNull(assets.get(clip.path()), clip.path());
  }

  /** The id of the format of a clip's pictures. */
  String format(ExchangeClip clip) {
    return asset(clip) + "f";
  }

  void write() throws XMLStreamException {
    xml.start("resources");
    Profile profile = project.profile();
    format(CANVAS, profile.fps(), profile.width(), profile.height());
    Map<String, ExchangeClip> first = new LinkedHashMap<>();
    project.clips().forEach(clip -> first.putIfAbsent(clip.path(), clip));
    for (ExchangeClip clip : first.values()) {
      media(clip);
    }
    xml.end();
  }

  private void format(String id, Rational fps, int width, int height) throws XMLStreamException {
    xml.empty("format", "id", id, "frameDuration", ExactSeconds.of(1, fps).toString(), "width",
        Integer.toString(width), "height", Integer.toString(height));
  }

  private void media(ExchangeClip clip) throws XMLStreamException {
    MediaInfo media = clip.media();
    MediaInfo.Shape shape = media.picture().shape().asSeen();
    if (media.hasSingleImage()) {
      xml.empty("format", "id", format(clip), "name", "FFVideoFormatRateUndefined", "width",
          Integer.toString(shape.width()), "height", Integer.toString(shape.height()));
    } else if (media.hasVideo()) {
      format(format(clip), rate(media), shape.width(), shape.height());
    }
    String[] picture = media.hasVideo()
        ? new String[] {"hasVideo", "1", "videoSources", "1", "format", format(clip)} : new String[0];
    String[] sound = media.hasAudio() ? new String[] {"hasAudio", "1", "audioSources", "1", "audioChannels",
      Integer.toString(media.sound().channels()), "audioRate", Integer.toString(media.sound().sampleRate())}
        : new String[0];
    String[] whole = {"id", asset(clip), "name", clip.title(), "start", clip.timeOfDay().toString(), "duration",
      duration(media)};
    xml.start("asset", whole, picture, sound);
    xml.empty("media-rep", "kind", "original-media", "src", clip.url());
    xml.end();
  }

  /** A still has no length. */
  private String duration(MediaInfo media) {
    if (media.hasSingleImage()) {
      return "0s";
    }
    Rational rate = rate(media);
    return ExactSeconds.of(Math.round(media.durationSeconds() * rate.toDouble()), rate).toString();
  }

  private Rational rate(MediaInfo media) {
    return media.fps().toDouble() > 0 ? media.fps() : project.profile().fps();
  }
}
