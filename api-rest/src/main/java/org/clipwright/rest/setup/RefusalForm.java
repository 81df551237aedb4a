package org.clipwright.rest.setup;

import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Answers a rejected request in the form of the API that it was meant for. */
@FunctionalInterface
public interface RefusalForm {

  /** Sends the whole response and completes the callback; its general headers are already set. */
  void send(Request request, Response response, Callback callback, int status, String sentence);
}
