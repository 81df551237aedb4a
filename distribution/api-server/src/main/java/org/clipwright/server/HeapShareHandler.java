package org.clipwright.server;

import org.clipwright.services.budget.HeapBudget;
import org.clipwright.services.budget.HeapShare;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Gives every request its share of the heap, and sets the share's sender, until its response is written. */
final class HeapShareHandler extends Handler.Wrapper {

  private final HeapBudget budget;

  HeapShareHandler(Handler handler, HeapBudget budget) {
    super(handler);
    this.budget = budget;
  }

  /** The inner handlers block until they have answered. */
  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    try (HeapShare share = budget.open()) {
      share.cameFrom(Request.getRemoteAddr(request), credentials(request));
      return share.call(() -> super.handle(request, response, callback));
    }
  }

  /** They distinguish users behind one address or proxy, who take turns while they wait to be identified. */
  private static String credentials(Request request) {
    String authorization = request.getHeaders().get(HttpHeader.AUTHORIZATION);
    String given = authorization == null ? request.getHeaders().get(HttpHeader.COOKIE) : authorization;
    return given == null ? "" : given;
  }
}
