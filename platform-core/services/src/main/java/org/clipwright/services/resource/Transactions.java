package org.clipwright.services.resource;

import java.util.function.Supplier;

/** Combines several changes into one: either all take effect, or none. */
public interface Transactions {

  /** Runs work in a transaction; any exception rolls it back. Nested calls join the outer transaction. */
  <T> T call(Supplier<T> work);

  /** Runs work that has no result in a transaction. */
  default void run(Runnable work) {
    call(
        () -> {
          work.run();
          return null;
        });
  }
}
