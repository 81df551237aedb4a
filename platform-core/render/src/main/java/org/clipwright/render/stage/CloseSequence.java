package org.clipwright.render.stage;

import java.util.Optional;

/** Closes resources in order, even when some fail, and throws the first failure at the end. One thread at a time. */
public final class CloseSequence {

  private Optional<RuntimeException> failure = Optional.empty();

  /** Closes one resource. */
  public CloseSequence then(Runnable close) {
    try {
      close.run();
    } catch (RuntimeException further) {
      failure.ifPresentOrElse(first -> first.addSuppressed(further), () -> failure = Optional.of(further));
    }
    return this;
  }

  /** Throws the first failure, if any. */
  public void end() {
    failure.ifPresent(first -> {
      throw first;
    });
  }
}
