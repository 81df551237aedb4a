package org.clipwright.graphql.execution;

/** The sender of an operation, as far as the transport needs to know. */
public interface Caller {

  /** The user name, for logs. */
  String name();

  /** The number of the account; 0 when there is none. */
  default long account() {
    return 0;
  }

  /** Whether the credentials are still valid; may read the database and be called from any thread. */
  boolean admitted();
}
