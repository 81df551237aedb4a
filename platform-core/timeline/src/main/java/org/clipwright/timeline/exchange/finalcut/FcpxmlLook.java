package org.clipwright.timeline.exchange.finalcut;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.clipwright.timeline.ProjectException;
import org.clipwright.timeline.Rational;
import org.clipwright.timeline.ScaleMode;
import org.clipwright.timeline.exchange.ExactSeconds;
import org.clipwright.timeline.exchange.otio.ClipLook;
import org.clipwright.timeline.exchange.otio.ClipLook.Key;

/** Reads what FCPXML does to a clip: its speed, place on the canvas, opacity and volume. */
final class FcpxmlLook {

  private static final double SILENT_DECIBELS = -96;
  private static final double PERCENT = 100;
  private static final Set<String> UNREAD =
      Set.of("filter-video", "filter-audio", "filter-video-mask", "adjust-crop", "adjust-corners",
          "adjust-stabilization",
          "adjust-rollingShutter", "adjust-panner", "adjust-360-transform", "adjust-reorient", "adjust-orientation");

  private final double aspect;
  private final Rational fps;
  private final List<String> warnings;

  /**
   * Reads clips of a canvas.
   *
   * @param aspect its width over its height
   * @param fps its frames per second
   * @param warnings what is not read is added to them
   */
  FcpxmlLook(double aspect, Rational fps, List<String> warnings) {
    this.aspect = aspect;
    this.fps = fps;
    this.warnings = warnings;
  }

  /**
   * What is done to a clip.
   *
   * @param shift from the times of its keyframes to those in which it is trimmed
   * @param media the time code of its media's beginning
   */
  ClipLook of(XmlItem clip, ExactSeconds shift, ExactSeconds media) {
    ClipLook look = new ClipLook();
    clip.at("timeMap").ifPresent(map -> look.time(shown(map.all("timept")
        .map(point -> new Key(time(point, "time").toDouble(), time(point, "value").minus(media).toDouble()))
        .toList())));
    clip.at("adjust-blend").ifPresent(blend -> look.curve("alpha", keys(blend, "amount", shift, FcpxmlLook::number)));
    clip.at("adjust-volume").ifPresent(volume -> look.curve("volume", keys(volume, "amount", shift, FcpxmlLook::gain)));
    clip.at("adjust-transform").ifPresent(transform -> place(transform, shift, look));
    clip.at("adjust-conform").flatMap(conform -> conform.attribute("type")).ifPresent(type -> look.scale(switch (type) {
      case "fill" -> ScaleMode.CROP;
      case "none" -> ScaleMode.NONE;
      default -> ScaleMode.FIT;
    }));
    String unread = clip.children().stream().map(XmlItem::name).filter(UNREAD::contains).distinct()
        .collect(Collectors.joining(", "));
    if (!unread.isEmpty()) {
      warnings.add("The clip \"" + clip.attribute("name").orElse("") + "\" is read without " + unread + ".");
    }
    return look;
  }

  /** Backwards, the format states where the shown frames end, not where they begin. */
  private List<Key> shown(List<Key> keys) {
    boolean backwards = keys.size() > 1 && IntStream.range(1, keys.size())
        .allMatch(i -> keys.get(i).value() < keys.get(i - 1).value());
    double frame = backwards ? fps.inverse().toDouble() : 0;
    return keys.stream().map(key -> new Key(key.seconds(), key.value() - frame)).toList();
  }

  private void place(XmlItem transform, ExactSeconds shift, ClipLook look) {
    look.curve("location_x", keys(transform, "position", shift, text -> part(text, 0) / PERCENT / aspect));
    look.curve("location_y", keys(transform, "position", shift, text -> -part(text, 1) / PERCENT));
    look.curve("scale_x", keys(transform, "scale", shift, text -> part(text, 0)));
    look.curve("scale_y", keys(transform, "scale", shift, text -> part(text, 1)));
    look.curve("rotation", keys(transform, "rotation", shift, text -> -number(text)));
    if (transform.attribute("anchor").filter(anchor -> part(anchor, 0) != 0 || part(anchor, 1) != 0).isPresent()) {
      warnings.add("The anchor of a clip's adjust-transform is not read.");
    }
  }

  /** The values of a parameter: its keyframes, or else the attribute; none if it states neither. */
  private static List<Key> keys(XmlItem item, String name, ExactSeconds shift, Function<String, Double> value) {
    List<Key> keys = item.all("param").filter(param -> param.attribute("name").filter(name::equals).isPresent())
        .flatMap(param -> param.all("keyframeAnimation")).flatMap(animation -> animation.all("keyframe"))
        .map(key -> new Key(time(key, "time").plus(shift).toDouble(), value.apply(key.attribute("value").orElse(""))))
        .toList();
    Optional<String> constant = item.attribute(name).or(() -> item.all("param")
        .filter(param -> param.attribute("name").filter(name::equals).isPresent())
        .flatMap(param -> param.attribute("value").stream()).findFirst());
    return keys.isEmpty() ? constant.stream().map(text -> new Key(0, value.apply(text))).toList() : keys;
  }

  private static ExactSeconds time(XmlItem item, String attribute) {
    return FcpxmlTime.of(item, attribute).orElseThrow(
        () -> new ProjectException("A " + item.name() + " has no " + attribute + "."));
  }

  private static double part(String pair, int index) {
    String[] parts = pair.strip().split("\\s+");
    return number(parts[Math.min(index, parts.length - 1)]);
  }

  private static double gain(String decibels) {
    double value = number(decibels.replaceFirst("dB$", ""));
    return value <= SILENT_DECIBELS ? 0 : Math.pow(10, value / 20);
  }

  private static double number(String text) {
    return XmlNumber.of(text);
  }
}
