package org.clipwright.server;

import org.clipwright.services.budget.HeapBudget;
import org.clipwright.services.budget.HeapShare;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Gives every request its share of the heap, and tells it whose it is, until its answer is written. */
final class HeapShareHandler extends Handler.Wrapper {

  private final HeapBudget budget;

  HeapShareHandler(Handler handler, HeapBudget budget) {
    super(handler);
    this.budget = budget;
  }

  /** The handlers within block until they have answered. */
  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    try (HeapShare share = budget.open()) {
      share.belongsTo("address " + Request.getRemoteAddr(request));
      return share.call(() -> super.handle(request, response, callback));
    }
  }
}
