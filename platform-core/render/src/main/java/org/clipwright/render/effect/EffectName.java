package org.clipwright.render.effect;

import java.util.Optional;
import org.clipwright.render.codec.MediaException;
import org.clipwright.render.setup.RenderException;
import org.clipwright.render.setup.RenderSetup;
import org.clipwright.sdk.effect.EffectException;
import org.clipwright.timeline.EffectItem;
import org.clipwright.timeline.ProjectException;

/**
 * How messages call an effect of a timeline, whatever goes wrong in it; a plugin may throw anything.
 *
 * @param item what the project says of it
 * @param plugin who brings it; empty for those that come with the program
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

  /** What to throw when the effect did something that is against the rules. */
  public RenderException fault(String whatItDid) {
    return new RenderException("Effect " + text() + " " + whatItDid + ".");
  }

  /** What to throw for a failure inside the effect. */
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

  /** Whether something of the SDK is not there that was there for the compiler. */
  private static boolean misses(Throwable failure) {
    return (failure instanceof IncompatibleClassChangeError || failure instanceof NoClassDefFoundError)
        && String.valueOf(failure.getMessage()).replace('/', '.').contains("org.clipwright.sdk.");
  }
}
