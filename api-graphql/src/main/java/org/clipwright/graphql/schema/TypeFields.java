package org.clipwright.graphql.schema;

import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.idl.TypeRuntimeWiring;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

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
    fetchers.put(field, environment -> read.of(environment.getSource(), environment));
    return this;
  }

  TypeRuntimeWiring wiring() {
    TypeRuntimeWiring.Builder wiring = TypeRuntimeWiring.newTypeWiring(type);
    fetchers.forEach(wiring::dataFetcher);
    return wiring.build();
  }
}
