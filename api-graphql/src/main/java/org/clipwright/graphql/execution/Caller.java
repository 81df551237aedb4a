package org.clipwright.graphql.execution;

/** Whoever sent an operation, as far as the transport needs to know. */
public interface Caller {

  /** The user name, for logs. */
  String name();

  /** Whether the credentials still hold; may read the database and be called from any thread. */
  boolean admitted();
}
