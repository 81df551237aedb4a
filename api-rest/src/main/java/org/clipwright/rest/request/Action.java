package org.clipwright.rest.request;

import org.clipwright.rest.message.RestException;

/** What an endpoint does for one method. */
@FunctionalInterface
public interface Action {

  /** Answers, or fails with a {@link RestException} or an exception of the services; may be called on any thread. */
  Answer handle(RequestContext exchange);
}
