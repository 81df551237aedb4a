package org.clipwright.services.field;

/** Reads links in the form of the API in front: URL paths in REST, global ids in GraphQL. */
public interface LinkResolver {

  /** What a link's text turned out to be. */
  sealed interface Outcome {}

  /** It names an object of the wanted resource, which may or may not exist. */
  record Found(long id) implements Outcome {}

  /** It is no link of this API at all. */
  record NoMatch() implements Outcome {}

  /** It names an object of another resource. */
  record OtherResource() implements Outcome {}

  /** Reads a link that should lead to a resource. */
  Outcome resolve(String link, ResourceKind wanted);
}
