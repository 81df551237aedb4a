package org.clipwright.configuration;

/** Receives every storage call. Thread-safe. */
@FunctionalInterface
public interface StorageCalls {

  /**
   * Reports a finished call.
   *
   * @param operation such as {@code put}
   */
  void called(String operation, boolean succeeded, long nanos);
}
