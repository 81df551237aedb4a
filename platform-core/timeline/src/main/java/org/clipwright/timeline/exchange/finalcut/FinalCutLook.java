package org.clipwright.timeline.exchange.finalcut;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.clipwright.timeline.ProjectException;
import org.clipwright.timeline.Rational;
import org.clipwright.timeline.ScaleMode;
import org.clipwright.timeline.exchange.otio.ClipLook;
import org.clipwright.timeline.exchange.otio.ClipLook.Key;

/** Reads what Final Cut Pro does to a clip: its speed, opacity, sound level, and place on the canvas. */
final class FinalCutLook {

  private static final double PERCENT = 100;
  private static final Set<String> READ = Set.of("timeremap", "opacity", "basic", "audiolevels");

  private final FinalCutSequence sequence;
  private final List<String> warnings;

  FinalCutLook(FinalCutSequence sequence, List<String> warnings) {
    this.sequence = sequence;
    this.warnings = warnings;
  }

  /** All that is done to a clip, but its sound level. */
  ClipLook of(XmlItem clip, XmlItem file, Rational rate) {
    ClipLook look = new ClipLook();
    effect(clip, "timeremap").ifPresent(effect -> look.time(time(clip, file, effect, rate)));
    effect(clip, "opacity").ifPresent(
        effect -> look.curve("alpha", keys(effect, "opacity", rate, value -> number(value.text()) / PERCENT)));
    motion(clip, file, rate, look);
    effects(clip).map(effect -> effect.textAt("effectid")).filter(id -> !READ.contains(id)).distinct()
        .forEach(
            id -> warnings.add("The clip \"" + clip.textAt("name") + "\" is read without its effect \"" + id + "\"."));
    return look;
  }

  /** How loud a clip of sound is. */
  void volume(XmlItem sound, ClipLook look) {
    Rational rate = FinalCutSequence.rate(sound).orElse(sequence.fps());
    effect(sound, "audiolevels")
        .ifPresent(effect -> look.curve("volume", keys(effect, "level", rate, value -> number(value.text()))));
  }

  private static Stream<XmlItem> effects(XmlItem clip) {
    return clip.all("filter").filter(filter -> !filter.textAt("enabled").equalsIgnoreCase("FALSE"))
        .flatMap(filter -> filter.all("effect"));
  }

  private static Optional<XmlItem> effect(XmlItem clip, String id) {
    return effects(clip).filter(effect -> effect.textAt("effectid").equals(id)).findFirst();
  }

  private static Optional<XmlItem> parameter(XmlItem effect, String id) {
    return effect.all("parameter").filter(parameter -> parameter.textAt("parameterid").equals(id)).findFirst();
  }

  /** Which second of the media is shown at which second of the clip; none at the recorded speed. */
  private List<Key> time(XmlItem clip, XmlItem file, XmlItem effect, Rational rate) {
    String variable = parameter(effect, "variablespeed").map(found -> found.textAt("value")).orElse("0");
    if (variable.equals("1") || variable.equalsIgnoreCase("TRUE")) {
      return bends(effect, rate);
    }
    double speed = parameter(effect, "speed").map(found -> number(found.textAt("value")) / PERCENT).orElse(1.0);
    boolean reverse = speed < 0 || parameter(effect, "reverse")
        .filter(found -> found.textAt("value").equalsIgnoreCase("TRUE")).isPresent();
    if (speed == 1 && !reverse) {
      return List.of();
    }
    double fps = rate.toDouble();
    double from = FinalCutSequence.frames(clip, "in").orElse(0) / fps;
    double to = FinalCutSequence.frames(clip, "out").orElse(0) / fps;
    if (speed == 0) {
      return List.of(new Key(from, from), new Key(to, from));
    }
    double ratio = Math.abs(speed);
    double last = seconds(file) - 1 / fps;
    return Stream.of(from, to).map(at -> new Key(at, reverse ? last - at * ratio : at * ratio)).toList();
  }

  private static double seconds(XmlItem file) {
    Rational rate = FinalCutSequence.rate(file).orElse(new Rational(30, 1));
    return FinalCutSequence.frames(file, "duration").orElse(0) / rate.toDouble();
  }

  /** The points of a speed that changes; where several are at one time, the first counts. */
  private static List<Key> bends(XmlItem effect, Rational rate) {
    double fps = rate.toDouble();
    List<Key> keys = new ArrayList<>();
    parameter(effect, "graphdict").stream().flatMap(graph -> graph.all("keyframe"))
        .map(key -> new Key(number(key.textAt("when")) / fps, number(key.textAt("value")) / fps))
        .sorted(Comparator.comparingDouble(Key::seconds))
        .filter(key -> keys.isEmpty() || keys.getLast().seconds() < key.seconds()).forEach(keys::add);
    return keys;
  }

  /** Without Basic Motion, a picture has its own size. */
  private void motion(XmlItem clip, XmlItem file, Rational rate, ClipLook look) {
    Optional<XmlItem> shape = file.at("media", "video", "samplecharacteristics");
    double width = shape.map(found -> side(found, "width")).filter(side -> side > 0).orElse((double) sequence.width());
    double height =
        shape.map(found -> side(found, "height")).filter(side -> side > 0).orElse((double) sequence.height());
    boolean known = width > 0 && height > 0 && sequence.width() > 0 && sequence.height() > 0;
    boolean whole = known && width == sequence.width() && height == sequence.height();
    Optional<XmlItem> basic = effect(clip, "basic");
    if (basic.isEmpty() || !known) {
      look.scale(whole || !known ? ScaleMode.FIT : ScaleMode.NONE);
      return;
    }
    double pixels = Math.min(sequence.width() / width, sequence.height() / height);
    List<Key> sizes = keys(basic.get(), "scale", rate, value -> number(value.text()) / PERCENT / pixels);
    look.curve("scale_x", sizes);
    look.curve("scale_y", sizes);
    look.curve("rotation", keys(basic.get(), "rotation", rate, value -> number(value.text())));
    look.curve("location_x", keys(basic.get(), "center", rate,
        value -> number(value.textAt("horiz")) * width / sequence.width()));
    look.curve("location_y", keys(basic.get(), "center", rate,
        value -> number(value.textAt("vert")) * height / sequence.height()));
  }

  private static double side(XmlItem shape, String name) {
    return FinalCutSequence.frames(shape, name).orElse(0);
  }

  /** The values of a parameter: its keyframes, or else its value. */
  private static List<Key> keys(XmlItem effect, String id, Rational rate, ToDoubleFunction<XmlItem> read) {
    return parameter(effect, id).map(parameter -> {
      List<Key> keys = parameter.all("keyframe")
          .map(key -> new Key(number(key.textAt("when")) / rate.toDouble(), key.at("value").map(read::applyAsDouble)
              .orElseThrow(() -> new ProjectException("A keyframe of " + id + " has no value."))))
          .toList();
      return keys.isEmpty()
          ? parameter.at("value").stream().map(value -> new Key(0, read.applyAsDouble(value))).toList()
          : keys;
    }).orElse(List.of());
  }

  private static double number(String text) {
    return XmlNumber.of(text);
  }
}
