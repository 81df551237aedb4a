package org.clipwright.render.effect;

import java.util.Optional;
import org.clipwright.render.codec.MediaException;
import org.clipwright.render.setup.RenderException;
import org.clipwright.render.setup.RenderSetup;
import org.clipwright.sdk.effect.EffectException;
import org.clipwright.timeline.EffectItem;
import org.clipwright.timeline.ProjectException;

/**
 * The name of a timeline's effect in messages, safe whatever fails in it; a plugin may throw anything.
 *
 * @param item the effect as the project states it
 * @param plugin the plugin that provides it; empty for built-in effects
 */
public record EffectName(EffectItem item, Optional<String> plugin) {

  public static EffectName of(EffectItem item, RenderSetup setup) {
    return new EffectName(item, setup.effects().plugin(item.className()));
  }

  /** Its type and id, and the plugin. */
  public String text() {
    return plain(item) + plugin.map(" of plugin "::concat).orElse("");
  }

  /** Its type and id. */
  static String plain(EffectItem item) {
    return item.id().isEmpty() ? item.className() : item.className() + " (" + item.id() + ")";
  }

  /** The exception for an effect that broke the rules. */
  public RenderException fault(String whatItDid) {
    return new RenderException("Effect " + text() + " " + whatItDid + ".");
  }

  /** The exception for a failure inside the effect. */
  public RenderException failure(Throwable failure) {
    return switch (failure) {
      case RenderException known -> known;
      case EffectException known -> new RenderException("Effect " + text() + ": " + known.getMessage(), known);
      case MediaException known -> new RenderException("Effect " + text() + ": " + known.getMessage(), known);
      case ProjectException known -> new RenderException("Effect " + text() + ": " + known.getMessage(), known);
      case OutOfMemoryError memory -> new RenderException("Effect " + text() + " takes more memory than is available.",
          memory);
      default -> new RenderException("Effect " + text() + " failed: " + RenderException.ended(words(failure)), failure);
    };
  }

  private static String words(Throwable failure) {
    return misses(failure) ? failure + "; it was compiled with another version of the SDK" : failure.toString();
  }

  /** Whether part of the SDK is missing that was present at compile time. */
  private static boolean misses(Throwable failure) {
    return (failure instanceof IncompatibleClassChangeError || failure instanceof NoClassDefFoundError)
        && String.valueOf(failure.getMessage()).replace('/', '.').contains("org.clipwright.sdk.");
  }
}
