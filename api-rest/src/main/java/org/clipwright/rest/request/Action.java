package org.clipwright.rest.request;

import org.clipwright.rest.message.RestException;

/** What an endpoint does for one method. */
@FunctionalInterface
public interface Action {

  /** Answers, or fails with a {@link RestException} or with what the services throw; any thread may call it. */
  Answer handle(RequestContext exchange);
}
