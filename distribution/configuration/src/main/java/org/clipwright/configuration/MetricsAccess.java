package org.clipwright.configuration;

/** Who may read the metrics. */
public enum MetricsAccess {
  /** Programs on the server's machine, and staff. */
  LOCAL,
  STAFF,
  ANYONE,
  NOBODY
}
