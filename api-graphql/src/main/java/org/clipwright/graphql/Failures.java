package org.clipwright.graphql;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs what nobody expected; clients get one sentence and the request's id. */
final class Failures {

  static final String SENTENCE = "A server error occurred.";

  private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

  private Failures() {}

  static void log(Throwable cause, CallContext context) {
    LOG.error("An operation failed. request={} user={}", context.requestId(), context.caller().name(), cause);
  }
}
