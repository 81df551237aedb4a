package org.clipwright.graphql.execution;

import java.util.Optional;

/** Finds out who calls; every method may read the database and be called from any thread. */
public interface CallerDirectory {

  /**
   * The caller whom an {@code Authorization} header names; empty when its scheme is not one of ours.
   *
   * @param client the address that the header came from
   * @throws RequestException with status 401 when the credentials are wrong, or 429 when there were too many wrong ones
   */
  Optional<Caller> byAuthorization(String header, String client);

  /** The caller signed in by a session; empty when there is no such session any more. */
  Optional<Caller> bySession(String sessionKey);
}
