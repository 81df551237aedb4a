package org.clipwright.graphql.transport;

import org.clipwright.graphql.execution.ExecutionOutcome;

/**
 * The HTTP status of each outcome. It follows the GraphQL-over-HTTP audit; the newest draft changes to 422 for invalid
 * documents and 294 for partial success, which would only need an edit of this table.
 */
final class StatusTable {

  private StatusTable() {}

  static int status(ExecutionOutcome.Kind kind, AnswerType type) {
    boolean modern = type == AnswerType.GRAPHQL;
    return switch (kind) {
      case EXECUTED -> 200;
      case NOT_PARSED -> modern ? 400 : 200;
      case NOT_VALID -> modern ? 400 : 200;
      case NOT_COERCED -> modern ? 400 : 200;
      case NOT_READING -> 405;
      case NOT_STREAMING -> 406;
      case TIMED_OUT -> 503;
    };
  }
}
