package org.clipwright.rest;

/** What an endpoint does for one method. */
@FunctionalInterface
interface Action {

  /** Answers, or fails with a {@link RestException} or with what the services throw; any thread may call it. */
  Answer handle(Exchange exchange);
}
