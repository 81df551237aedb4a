package org.clipwright.render.effect;

import java.util.stream.Stream;
import org.clipwright.render.setup.RenderSetup;
import org.clipwright.timeline.EffectItem;
import org.clipwright.timeline.Timeline;

/** The effects of a timeline that are not installed; they are left out, as in the original engine. */
public final class LeftOutEffects {

  private LeftOutEffects() {}

  /** Warns about them. */
  public static void warn(RenderSetup setup) {
    Timeline timeline = setup.timeline();
    Stream.concat(timeline.clips().stream().flatMap(clip -> clip.effects().stream()), timeline.effects().stream())
        .filter(item -> setup.effects().picture(item.className()).isEmpty())
        .filter(item -> setup.effects().sound(item.className()).isEmpty())
        .forEach(item -> setup.supervision().warn(sentence(item)));
  }

  private static String sentence(EffectItem item) {
    return item.className().isBlank()
        ? "An effect is skipped because the project does not give its type."
        : "Effect " + EffectName.plain(item) + " is skipped because no plugin provides an effect of this type.";
  }
}
