package org.clipwright.http;

import org.eclipse.jetty.server.Request;

/**
 * The name of a request's address in metrics: its template, such as {@code /projects/{id}/}, never the address itself.
 */
public final class RouteName {

  private static final String ATTRIBUTE = RouteName.class.getName();
  private static final String UNKNOWN = "none";

  private RouteName() {}

  /** Sets the template; called by the API that routes the request. */
  public static void give(Request request, String template) {
    request.setAttribute(ATTRIBUTE, template);
  }

  /** The template; a placeholder for requests without one. */
  public static String of(Request request) {
    return request.getAttribute(ATTRIBUTE) instanceof String template ? template : UNKNOWN;
  }
}
