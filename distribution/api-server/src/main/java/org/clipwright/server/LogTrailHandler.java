package org.clipwright.server;

import org.clipwright.http.RequestId;
import org.clipwright.services.work.LogTrail;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Adds the id of a request to every line that is logged for it. */
final class LogTrailHandler extends Handler.Wrapper {

  LogTrailHandler(Handler handler) {
    super(handler);
  }

  /** The inner handlers block until they have answered. */
  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    try (LogTrail _ = LogTrail.ofRequest(RequestId.of(request))) {
      return super.handle(request, response, callback);
    }
  }
}
