package org.clipwright.graphql.transport;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.clipwright.graphql.execution.Caller;
import org.clipwright.graphql.execution.ExecutionOutcome;
import org.clipwright.graphql.execution.GraphQlRequest;
import org.clipwright.graphql.execution.Json;
import org.clipwright.services.idempotency.Idempotency;
import org.clipwright.services.idempotency.KeptAnswers;
import org.clipwright.services.resource.UserId;
import org.eclipse.jetty.http.HttpFields;

/** Answers an operation that is repeated with the same {@code Idempotency-Key} with its first response. */
record RepeatedOperations(Idempotency idempotency) implements Idempotency.Form<ExecutionOutcome> {

  private static final String ERRORS = "errors";
  private static final String EXTENSIONS = "extensions";

  /** The outcome of a signed-in user's POST. */
  ExecutionOutcome outcome(HttpFields headers, GraphQlRequest operation, Caller caller,
      Supplier<ExecutionOutcome> work) {
    String header = headers.get(KeptAnswers.Key.HEADER);
    if (header == null || caller.account() == 0) {
      return work.get();
    }
    KeptAnswers.Key key = KeptAnswers.Key.of(new UserId(caller.account()), header);
    return idempotency.once(key, List.of("graph", operation.toString()), this, work);
  }

  @Override
  public Optional<KeptAnswers.KeptAnswer> kept(ExecutionOutcome outcome) {
    return outcome instanceof ExecutionOutcome.Answer(ExecutionOutcome.Kind kind, Map<String, Object> body)
        && kind == ExecutionOutcome.Kind.EXECUTED && !body.containsKey(ERRORS)
            ? Optional.of(new KeptAnswers.KeptAnswer(200, Json.node(body).toString(), ""))
            : Optional.empty();
  }

  @Override
  public ExecutionOutcome again(KeptAnswers.KeptAnswer answer) {
    Map<String, Object> body = new LinkedHashMap<>();
    Json.read(answer.body()).properties().forEach(part -> body.put(part.getKey(), Json.value(part.getValue())));
    body.put(EXTENSIONS, Map.of("idempotencyReplayed", true));
    return new ExecutionOutcome.Answer(ExecutionOutcome.Kind.EXECUTED, body);
  }
}
