package org.clipwright.render;

import org.clipwright.sdk.effect.EffectException;
import org.clipwright.timeline.EffectItem;

/** Names the effect in whatever went wrong in it; a plugin may throw anything. */
final class EffectFailure {

  private EffectFailure() {}

  /** How messages call an effect. */
  static String name(EffectItem item) {
    return item.id().isEmpty() ? item.className() : item.className() + " (" + item.id() + ")";
  }

  /** What to throw for a failure inside an effect. */
  static RenderException of(EffectItem item, Throwable failure) {
    return switch (failure) {
      case RenderException known -> known;
      case EffectException known -> new RenderException("Effect " + name(item) + ": " + known.getMessage(), known);
      case MediaException known -> new RenderException("Effect " + name(item) + ": " + known.getMessage(), known);
      default -> new RenderException("Effect " + name(item) + " failed: " + failure + ".", failure);
    };
  }
}
