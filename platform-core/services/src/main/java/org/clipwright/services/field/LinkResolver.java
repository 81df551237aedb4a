package org.clipwright.services.field;

/** Reads links in the form of the calling API: URL paths in REST, global ids in GraphQL. */
public interface LinkResolver {

  /** The result of reading a link. */
  sealed interface Outcome {}

  /** It names an object of the wanted resource, which may or may not exist. */
  record Found(long id) implements Outcome {}

  /** It is not a link of this API. */
  record NoMatch() implements Outcome {}

  /** It names an object of another resource. */
  record OtherResource() implements Outcome {}

  /** Reads a link that should lead to a resource. */
  Outcome resolve(String link, ResourceKind wanted);
}
