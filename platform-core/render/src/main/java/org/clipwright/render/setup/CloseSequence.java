package org.clipwright.render.setup;

import java.util.Optional;

/**
 * Closes one thing after another, also when some fail, and throws the first failure at the end. One thread at a time.
 */
public final class CloseSequence {

  private Optional<RuntimeException> failure = Optional.empty();

  /** Closes something. */
  public CloseSequence then(Runnable close) {
    try {
      close.run();
    } catch (RuntimeException further) {
      failure.ifPresentOrElse(first -> first.addSuppressed(further), () -> failure = Optional.of(further));
    }
    return this;
  }

  /** Throws what the first failure was. */
  public void end() {
    failure.ifPresent(first -> {
      throw first;
    });
  }
}
