package org.clipwright.rest.request;

import org.clipwright.rest.message.RestErrorText;
import org.clipwright.rest.message.RestException;

/** Who may call an endpoint. */
public enum Access {
  /** Anyone; credentials are ignored. */
  PUBLIC,
  /** Anyone, but credentials, if sent, must be valid. */
  OPEN,
  /** Accounts only. */
  SIGNED_IN;

  /** Fails with 401 when the caller must sign in first. */
  public void require(RequestContext exchange) {
    if (this == SIGNED_IN && exchange.identity().isEmpty()) {
      throw RestException.challenge(RestErrorText.NOT_AUTHENTICATED);
    }
  }
}
