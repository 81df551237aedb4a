package org.clipwright.graphql.execution;

import java.util.Optional;

/** Identifies callers; every method may read the database and be called from any thread. */
public interface CallerDirectory {

  /**
   * The caller that an {@code Authorization} header identifies; empty when its scheme is not one of ours.
   *
   * @param client the client's address
   * @throws RequestException with status 401 when the credentials are wrong, or 429 when there were too many wrong ones
   */
  Optional<Caller> byAuthorization(String header, String client);

  /** The caller signed in by a session; empty when the session no longer exists. */
  Optional<Caller> bySession(String sessionKey);
}
