package org.clipwright.services.testkit;

import java.util.function.Supplier;
import org.clipwright.services.resource.Transactions;

/** Transactions of stores in memory, where each change takes effect at once. */
public final class DirectTransactions implements Transactions {

  @Override
  public <T> T call(Supplier<T> work) {
    return work.get();
  }
}
