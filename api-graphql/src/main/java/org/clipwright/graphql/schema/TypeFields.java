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
 * How the fields of one type are read.
 *
 * @param <T> what an object of the type is in Java
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

  /** A field that the object itself holds. */
  TypeFields<T> plain(String field, Function<T, ?> read) {
    return with(field, (source, _) -> read.apply(source));
  }

  /** A field that needs more than the object. */
  TypeFields<T> with(String field, Read<T> read) {
    fetchers.put(field, environment -> claimed(read.of(environment.getSource(), environment)));
    return this;
  }

  /** A field's JSON is made anew each time it is asked for, so each time counts. */
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
