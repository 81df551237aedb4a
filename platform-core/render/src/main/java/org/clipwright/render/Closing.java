package org.clipwright.render;

import java.util.Optional;

/** Closes one thing after another, also when some fail, and throws the first failure at the end. One thread at a time. */
final class Closing {

  private Optional<RuntimeException> failure = Optional.empty();

  /** Closes something. */
  Closing then(Runnable close) {
    try {
      close.run();
    } catch (RuntimeException further) {
      failure.ifPresentOrElse(first -> first.addSuppressed(further), () -> failure = Optional.of(further));
    }
    return this;
  }

  /** Throws what the first failure was. */
  void end() {
    failure.ifPresent(first -> {
      throw first;
    });
  }
}
