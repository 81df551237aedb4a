package org.clipwright.rest.page;

import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Answers a request that is not let in, in the form of the API that it is for. */
@FunctionalInterface
public interface RefusalForm {

  /** Sends the whole answer and completes the callback; the response has its general headers already. */
  void send(Request request, Response response, Callback callback, int status, String sentence);
}
