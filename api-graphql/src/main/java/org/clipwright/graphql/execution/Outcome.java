package org.clipwright.graphql.execution;

import graphql.ExecutionResult;
import java.util.Map;
import org.reactivestreams.Publisher;

/** What came of an operation: one answer, or a stream of them. */
public sealed interface Outcome {

  /** How an operation ended; each transport has its own table from these to what clients see. */
  enum Kind {
    /** It ran; fields may have failed. */
    EXECUTED,
    /** Its document is not GraphQL. */
    NOT_PARSED,
    /** Its document does not fit the schema, or exceeds a limit, or cannot be found. */
    NOT_VALID,
    /** Its variables do not fit. */
    NOT_COERCED,
    /** It would change something, and the request may not. */
    NOT_READING,
    /** It is a subscription, and the request can take but one answer. */
    NOT_STREAMING,
    /** It took too long. */
    TIMED_OUT
  }

  /** A single answer, ready to be written as JSON. */
  record Answer(Kind kind, Map<String, Object> body) implements Outcome {}

  /**
   * The answers of a subscription.
   *
   * @param results emits only on demand; cancel it when the client is gone
   */
  record Stream(Publisher<ExecutionResult> results) implements Outcome {}
}
