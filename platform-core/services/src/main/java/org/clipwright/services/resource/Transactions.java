package org.clipwright.services.resource;

import java.util.function.Supplier;

/** Makes several changes one: all happen, or none. */
public interface Transactions {

  /** Runs the work in a transaction; whatever it throws undoes it. Calls within calls are one transaction. */
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
