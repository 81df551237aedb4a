package org.clipwright.graphql.execution;

import graphql.ExecutionResult;
import java.util.Map;
import org.reactivestreams.Publisher;

/** The result of an operation: one response, or a stream of them. */
public sealed interface ExecutionOutcome {

  /** How an operation ended; each transport has its own table from these to what clients see. */
  enum Kind {
    /** It ran; fields may have failed. */
    EXECUTED,
    /** Its document is not GraphQL. */
    NOT_PARSED,
    /** Its document violates the schema, exceeds a limit, or cannot be found. */
    NOT_VALID,
    /** Its variables cannot be coerced. */
    NOT_COERCED,
    /** It is a mutation, which the request does not allow. */
    NOT_READING,
    /** It is a subscription, and the request can take only one response. */
    NOT_STREAMING,
    /** It took too long. */
    TIMED_OUT
  }

  /** A single response, ready to be written as JSON. */
  record Answer(Kind kind, Map<String, Object> body) implements ExecutionOutcome {}

  /**
   * The responses of a subscription.
   *
   * @param results emits only on demand; cancel it when the client is gone
   */
  record Stream(Publisher<ExecutionResult> results) implements ExecutionOutcome {}
}
