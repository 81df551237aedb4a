package org.clipwright.graphql.execution;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs unexpected exceptions; clients get a message and the request's id. */
public final class UnexpectedErrorLog {

  public static final String SENTENCE = "A server error occurred.";

  private static final Logger LOG = LoggerFactory.getLogger(UnexpectedErrorLog.class);

  private UnexpectedErrorLog() {}

  public static void log(Throwable cause, CallContext context) {
    LOG.error("An operation failed. request={} user={}", context.requestId(), context.caller().name(), cause);
  }
}
