package org.clipwright.graphql.schema;

import com.fasterxml.jackson.databind.JsonNode;
import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.idl.TypeRuntimeWiring;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.clipwright.services.budget.HeapShare;
import org.clipwright.services.budget.JsonWeight;

/**
 * The fetchers of the fields of one type.
 *
 * @param <T> the Java type of its objects
 */
final class TypeFields<T> {

  private final String type;
  private final Map<String, DataFetcher<?>> fetchers = new LinkedHashMap<>();

  /** Reads a field with the help of its arguments or loaders. */
  @FunctionalInterface
  interface Read<T> {
    Object of(T source, DataFetchingEnvironment environment);
  }

  TypeFields(String type) {
    this.type = type;
  }

  /** A field read from the object itself. */
  TypeFields<T> plain(String field, Function<T, ?> read) {
    return with(field, (source, _) -> read.apply(source));
  }

  /** A field that needs more than the object. */
  TypeFields<T> with(String field, Read<T> read) {
    fetchers.put(field, environment -> claimed(read.of(environment.getSource(), environment)));
    return this;
  }

  /** A field's JSON is built again for each request, so each one is claimed. */
  private static Object claimed(Object value) {
    return switch (value) {
      case JsonNode json -> {
        HeapShare.current().claimForAnswer(JsonWeight.of(json));
        yield json;
      }
      case CompletionStage<?> later -> later.thenApply(TypeFields::claimed);
      case null, default -> value;
    };
  }

  TypeRuntimeWiring wiring() {
    TypeRuntimeWiring.Builder wiring = TypeRuntimeWiring.newTypeWiring(type);
    fetchers.forEach(wiring::dataFetcher);
    return wiring.build();
  }
}
