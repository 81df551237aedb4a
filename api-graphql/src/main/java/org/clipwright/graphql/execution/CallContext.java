package org.clipwright.graphql.execution;

import graphql.schema.DataFetchingEnvironment;

/**
 * What every fetcher of one operation can know about its request.
 *
 * @param caller who asks
 * @param requestId the id that logs and errors carry
 * @param origin scheme and authority under which the client reaches this server, for links
 * @param mediaOrigin the same for media
 */
public record CallContext(Caller caller, String requestId, String origin, String mediaOrigin) {

  public static CallContext of(DataFetchingEnvironment environment) {
    return environment.getGraphQlContext().get(CallContext.class);
  }
}
