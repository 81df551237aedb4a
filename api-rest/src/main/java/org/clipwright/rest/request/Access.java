package org.clipwright.rest.request;

import org.clipwright.rest.message.ErrorText;

/** Who may call an endpoint. */
public enum Access {
  /** Anyone; credentials are not even looked at. */
  PUBLIC,
  /** Anyone, but whoever sends credentials must send good ones. */
  OPEN,
  /** Accounts only. */
  SIGNED_IN;

  /** Fails with 401 when the caller must sign in first. */
  public void require(RequestContext exchange) {
    if (this == SIGNED_IN && exchange.identity().isEmpty()) {
      throw Identification.challenge(ErrorText.NOT_AUTHENTICATED);
    }
  }
}
