package org.clipwright.plugin.effects.tracked;

import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.clipwright.sdk.effect.EffectSetup;

/** Settings of data-driven effects that are in their JSON but are not parameters. */
final class TrackedTime {

  private static final Pattern TEXT = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"");

  private TrackedTime() {}

  /** Frames of the data per frame of the clip. */
  static double scale(EffectSetup setup) {
    double scale = setup.json("TimeScale").filter(text -> text.matches("[0-9.eE+-]{1,30}")).map(TrackedTime::number)
        .orElse(1.0);
    return scale > 0 && Double.isFinite(scale) ? scale : 1;
  }

  private static double number(String text) {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException none) {
      return 1;
    }
  }

  /** The names by which clips can follow the objects, in the objects' order. */
  static List<String> names(EffectSetup setup) {
    Optional<String> list = setup.json("objects_id");
    return list.stream().flatMap(text -> TEXT.matcher(text).results()).map(TrackedTime::text).toList();
  }

  private static String text(MatchResult match) {
    return match.group(1).replace("\\\"", "\"").replace("\\\\", "\\");
  }
}
