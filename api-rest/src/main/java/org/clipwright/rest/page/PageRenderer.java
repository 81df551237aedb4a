package org.clipwright.rest.page;

import org.clipwright.rest.message.RestRequest;

/** Writes the HTML pages around the API's data; any thread may call it. */
public interface PageRenderer {

  /** The page of an endpoint with the answer to the request. */
  byte[] page(PageView view);

  /** The page for an address that does not exist. */
  byte[] unknownPath(RestRequest request);

  /** The form to log in with, after a failed attempt with what went wrong. */
  byte[] login(LoginForm form);

  /** The form to log out with. */
  byte[] logout(LogoutForm form);
}
