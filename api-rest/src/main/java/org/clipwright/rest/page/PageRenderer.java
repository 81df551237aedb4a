package org.clipwright.rest.page;

import org.clipwright.rest.message.RestRequest;

/** Writes the HTML pages around the API's data. Thread-safe. */
public interface PageRenderer {

  /** The page of an endpoint with the answer to the request. */
  byte[] page(PageView view);

  /** The page for an address that does not exist. */
  byte[] unknownPath(RestRequest request);

  /** The log-in form, with the error after a failed attempt. */
  byte[] login(LoginForm form);

  /** The log-out form. */
  byte[] logout(LogoutForm form);
}
