package org.clipwright.services.export;

/** What a worker holds while it works for an export; it ends when another worker begins the same work anew. */
@FunctionalInterface
interface Hold {

  /** Whether it still lasts; in a transaction, it then lasts until the end. */
  boolean lasts();
}
