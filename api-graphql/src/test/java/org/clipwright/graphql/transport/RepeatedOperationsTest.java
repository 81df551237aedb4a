package org.clipwright.graphql.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clipwright.graphql.execution.Caller;
import org.clipwright.graphql.execution.ExecutionOutcome;
import org.clipwright.graphql.execution.GraphQlRequest;
import org.clipwright.services.error.PlatformException;
import org.clipwright.services.idempotency.Idempotency;
import org.clipwright.services.testkit.InMemoryKeptAnswers;
import org.eclipse.jetty.http.HttpFields;
import org.junit.jupiter.api.Test;

class RepeatedOperationsTest {

  private static final Caller CALLER = new Caller() {
    @Override
    public String name() {
      return "ann";
    }

    @Override
    public long account() {
      return 7;
    }

    @Override
    public boolean admitted() {
      return true;
    }
  };

  private final RepeatedOperations repeated = new RepeatedOperations(new Idempotency(new InMemoryKeptAnswers()));
  private int times;

  private Map<String, Object> send(String document, Map<String, Object> result) {
    ExecutionOutcome outcome = repeated.outcome(HttpFields.build().put("Idempotency-Key", "k1").asImmutable(),
        new GraphQlRequest(Optional.of(document), Optional.empty(), Map.of("n", 1), Map.of()), CALLER, () -> {
          times++;
          return new ExecutionOutcome.Answer(ExecutionOutcome.Kind.EXECUTED, result);
        });
    return ((ExecutionOutcome.Answer) outcome).body();
  }

  @Test
  void aMutationIsRunOnce() {
    Map<String, Object> result = Map.of("data", Map.of("made", List.of(1, "two")));
    assertThat(send("mutation{make}", result)).isEqualTo(result);
    assertThat(send("mutation{make}", result)).containsEntry("data", result.get("data"))
        .containsEntry("extensions", Map.of("idempotencyReplayed", true));
    assertThat(times).isEqualTo(1);
    assertThatThrownBy(() -> send("mutation{other}", result)).isInstanceOf(PlatformException.class);
  }

  @Test
  void whatFailedMayBeSentAgain() {
    send("mutation{make}", Map.of("errors", List.of(Map.of("message", "No."))));
    send("mutation{make}", Map.of("data", Map.of()));
    assertThat(times).isEqualTo(2);
  }
}
