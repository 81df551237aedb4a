package org.clipwright.graphql.schema;

import graphql.schema.DataFetchingEnvironment;
import java.net.URI;
import java.net.URISyntaxException;
import org.clipwright.graphql.execution.CallContext;
import org.clipwright.services.field.ResourceKind;

/** The addresses of objects and media on this server, as the client of an operation reaches it. */
final class Addresses {

  private Addresses() {}

  /** An object in the REST API. */
  static String of(DataFetchingEnvironment environment, ResourceKind kind, long id) {
    return CallContext.of(environment).origin() + "/" + kind.plural() + "/" + id + "/";
  }

  /** What an action of an object gives in the REST API. */
  static String of(DataFetchingEnvironment environment, ResourceKind kind, long id, String action) {
    return of(environment, kind, id) + action + "/";
  }

  /** Stored media. */
  static String ofMedia(DataFetchingEnvironment environment, String key) {
    try {
      return CallContext.of(environment).mediaOrigin() + new URI(null, null, "/media/" + key, null).toASCIIString();
    } catch (URISyntaxException e) {
      throw new IllegalStateException("The media key " + key + " makes no address.", e);
    }
  }
}
