package org.clipwright.graphql.execution;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;

/**
 * A client's request for an operation, over any transport.
 *
 * @param query the document; absent when only a hash of it was sent
 * @param operationName which of the document's operations; absent when there is only one
 * @param variables values of the operation's variables, as parsed from JSON
 * @param extensions additions of the client, such as the hash of a persisted query
 */
public record GraphQlRequest(
    Optional<String> query,
    Optional<String> operationName,
    Map<String, Object> variables,
    Map<String, Object> extensions) {

  /** Reads the four members; others are ignored, {@code null} counts as absent. */
  public static GraphQlRequest from(JsonNode body) {
    if (!body.isObject()) {
      throw RequestException.malformed(
          body.isArray()
              ? "Batches of operations are not supported; send one JSON object."
              : "The body must be a JSON object with the member \"query\".");
    }
    GraphQlRequest request =
        new GraphQlRequest(text(body, "query"), text(body, "operationName"), map(body, "variables"),
            map(body, "extensions"));
    request.requireDocument();
    return request;
  }

  GraphQlRequest withQuery(String document) {
    return new GraphQlRequest(Optional.of(document), operationName, variables, extensions);
  }

  public GraphQlRequest withVariables(Map<String, Object> values) {
    return new GraphQlRequest(query, operationName, values, extensions);
  }

  private void requireDocument() {
    if (query.isEmpty() && PersistedQueries.hash(this).isEmpty()) {
      throw RequestException.malformed("The member \"query\" is missing.");
    }
  }

  private static Optional<String> text(JsonNode body, String member) {
    JsonNode value = body.path(member);
    if (value.isMissingNode() || value.isNull()) {
      return Optional.empty();
    }
    if (!value.isTextual()) {
      throw RequestException.malformed("The member \"" + member + "\" must be text.");
    }
    return Optional.of(value.textValue());
  }

  private static Map<String, Object> map(JsonNode body, String member) {
    JsonNode value = body.path(member);
    if (value.isMissingNode() || value.isNull()) {
      return Map.of();
    }
    if (!value.isObject()) {
      throw RequestException.malformed("The member \"" + member + "\" must be a JSON object.");
    }
    return Json.map(value);
  }
}
