package org.clipwright.timeline.exchange.finalcut;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.clipwright.timeline.ProjectException;
import org.clipwright.timeline.Rational;
import org.clipwright.timeline.exchange.ExactSeconds;

/**
 * A sequence of xmeml: its rate, canvas, tracks and files.
 *
 * @param width of its canvas; 0 if it states none
 * @param height of its canvas; 0 if it states none
 * @param files by their ids, as they are first described
 */
record FinalCutSequence(XmlItem item, Rational fps, int width, int height, Map<String, XmlItem> files) {

  private static final Rational USUAL = new Rational(30, 1);

  static FinalCutSequence of(XmlItem item) {
    Map<String, XmlItem> files = new LinkedHashMap<>();
    item.within("file").filter(file -> !file.children().isEmpty())
        .forEach(file -> file.attribute("id").ifPresent(id -> files.putIfAbsent(id, file)));
    Optional<XmlItem> format = item.at("media", "video", "format", "samplecharacteristics");
    Rational fps = rate(item).or(() -> format.flatMap(FinalCutSequence::rate)).orElse(USUAL);
    return new FinalCutSequence(item, fps, format.map(found -> whole(found, "width")).orElse(0),
        format.map(found -> whole(found, "height")).orElse(0), files);
  }

  /** The rate that an element states. */
  static Optional<Rational> rate(XmlItem item) {
    return item.at("rate").flatMap(rate -> {
      int base = whole(rate, "timebase");
      boolean ntsc = rate.textAt("ntsc").equalsIgnoreCase("TRUE");
      return base < 1 || base > 1000 ? Optional.empty()
          : Optional.of(ntsc ? new Rational(base * 1000, 1001) : new Rational(base, 1));
    });
  }

  private static int whole(XmlItem item, String child) {
    return frames(item, child).stream().mapToInt(value -> Math.clamp(value, 0, 1_000_000)).findFirst().orElse(0);
  }

  /**
   * A whole number that a child states; empty if there is none.
   *
   * @throws ProjectException if it is no number
   */
  static OptionalLong frames(XmlItem item, String child) {
    String text = item.textAt(child);
    if (text.isEmpty()) {
      return OptionalLong.empty();
    }
    if (!text.matches("-?\\d{1,12}(\\.\\d{1,9})?")) {
      throw new ProjectException(item.name() + "." + child + " is \"" + text + "\"; it must be a number of frames.");
    }
    return OptionalLong.of(Math.round(Double.parseDouble(text)));
  }

  /** The tracks of pictures ("video") or of sound ("audio"), the lowest first. */
  Stream<XmlItem> tracks(String kind) {
    return item.at("media", kind).stream().flatMap(media -> media.all("track"));
  }

  /** The file of a clip; empty if it shows none. */
  Optional<XmlItem> file(XmlItem clip) {
    return clip.at("file").map(file -> file.attribute("id").map(files::get).orElse(file));
  }

  /** A number of frames on the timeline, in seconds. */
  ExactSeconds time(long frames) {
    return ExactSeconds.of(frames, fps);
  }

  /** Says what the project is like. */
  void describe(ObjectNode project) {
    if (width > 0 && height > 0) {
      project.put("width", width).put("height", height);
    }
    item.at("media", "audio", "format", "samplecharacteristics").map(found -> whole(found, "samplerate"))
        .filter(rate -> rate > 0).ifPresent(rate -> project.put("sample_rate", rate));
  }

  void markers(OtioDraft draft) {
    item.all("marker").forEach(marker -> draft.marker(marker.textAt("name"),
        time(frames(marker, "in").orElse(0))));
  }
}
