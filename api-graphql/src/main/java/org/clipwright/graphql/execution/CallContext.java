package org.clipwright.graphql.execution;

import graphql.schema.DataFetchingEnvironment;

/**
 * The context that every fetcher of an operation has.
 *
 * @param caller the caller
 * @param requestId the request's id in logs and errors
 * @param origin scheme and authority under which the client reaches this server, for links
 * @param mediaOrigin the same for media
 * @param mediaGuarded whether only their owners may fetch media
 */
public record CallContext(
    Caller caller, String requestId, String origin, String mediaOrigin, boolean mediaGuarded) {

  public static CallContext of(DataFetchingEnvironment environment) {
    return environment.getGraphQlContext().get(CallContext.class);
  }
}
