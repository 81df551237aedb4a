package org.clipwright.rest.request;

import java.util.Optional;

/**
 * What an endpoint does for one method.
 *
 * @param id its name in the schema and in generated clients, such as {@code projects_list}
 * @param summary one sentence for the schema
 * @param input the body it takes, if it takes one
 * @param reply its answer on success
 * @param action carries it out
 */
public record Operation(String id, String summary, Optional<BodySpec> input, Reply reply, Action action) {

  /** An operation that takes no body. */
  public static Operation reading(String id, String summary, Reply reply, Action action) {
    return new Operation(id, summary, Optional.empty(), reply, action);
  }

  /** An operation that takes a body. */
  public static Operation writing(String id, String summary, BodySpec input, Reply reply, Action action) {
    return new Operation(id, summary, Optional.of(input), reply, action);
  }
}
