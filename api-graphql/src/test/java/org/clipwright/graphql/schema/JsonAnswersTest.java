package org.clipwright.graphql.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import graphql.ExecutionResult;
import graphql.GraphQL;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.SchemaGenerator;
import graphql.schema.idl.SchemaParser;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.clipwright.graphql.execution.Json;
import org.clipwright.services.budget.HeapBudget;
import org.clipwright.services.budget.HeapShare;
import org.clipwright.services.error.ErrorCode;
import org.clipwright.services.error.PlatformException;
import org.junit.jupiter.api.Test;

/** What free JSON in answers takes of the heap. */
final class JsonAnswersTest {

  private static final String MEGABYTE = "x".repeat(1 << 20);

  private final ObjectNode json = JsonNodeFactory.instance.objectNode().put("text", MEGABYTE);

  private ExecutionResult ask(String query) {
    TypeFields<Object> fields = new TypeFields<>("Query");
    fields.plain("json", _ -> json).plain("later", _ -> CompletableFuture.completedFuture(json));
    RuntimeWiring.Builder wiring = RuntimeWiring.newRuntimeWiring().type(fields.wiring());
    ScalarTypes.all().forEach(wiring::scalar);
    return GraphQL.newGraphQL(new SchemaGenerator().makeExecutableSchema(
        new SchemaParser().parse("scalar JSON type Query { json: JSON later: JSON }"), wiring.build()))
        .defaultDataFetcherExceptionHandler(new FetchFailures()).build().execute(query);
  }

  /** Leaves about so many megabytes of a share. */
  private static void fillTo(int megabytes, HeapShare share) {
    HeapShare trial = HeapBudget.ofThisProcess().open();
    int most = 0;
    try {
      for (; most < 1 << 20; most++) {
        trial.claimForAnswer(1 << 20);
      }
    } catch (PlatformException full) {
      share.claimForAnswer((long) (most - megabytes) << 20);
    }
  }

  @Test
  void treesAreNotCopiedForEachAlias() {
    Map<String, Object> data = ask("{a:json b:json later}").getData();
    assertThat(data.values()).hasSize(3).allSatisfy(value -> assertThat(value).isSameAs(json));
  }

  @Test
  void eachAliasIsClaimed() {
    for (String field : List.of("json", "later")) {
      try (HeapShare share = HeapBudget.ofThisProcess().open()) {
        fillTo(5, share);
        ExecutionResult result = share.call(() -> ask("{a:%1$s b:%1$s c:%1$s d:%1$s}".formatted(field)));
        assertThat(result.getErrors()).hasSize(2)
            .allSatisfy(error -> assertThat(error.getMessage()).contains("needs more JSON"));
      }
    }
  }

  @Test
  void answersAreClaimedWhileTheyAreWritten() {
    try (HeapShare share = HeapBudget.ofThisProcess().open()) {
      fillTo(8, share);
      assertThat(share.<byte[], RuntimeException>call(() -> Json.bytes(json))).hasSize(MEGABYTE.length() + 11);
      assertRefused(share, () -> Json.bytes(Map.of("data", Collections.nCopies(3, json))));
      assertRefused(share, () -> Json.text(Collections.nCopies(3, MEGABYTE)));
    }
  }

  private static void assertRefused(HeapShare share, Runnable write) {
    assertThatThrownBy(() -> share.run(write)).isInstanceOfSatisfying(PlatformException.class,
        refusal -> assertThat(refusal.code()).isEqualTo(ErrorCode.INVALID));
  }
}
