package org.clipwright.db;

import org.clipwright.services.work.Lane;

/** The name under which a worker's connection is known to PostgreSQL, which keeps 63 characters of it. */
final class WorkerName {

  static final String PREFIX = "clipwright-worker ";

  private WorkerName() {}

  static String of(Lane lane, String name) {
    return PREFIX + lane.word() + " " + name;
  }

  static String lane(String connectionName) {
    return connectionName.substring(PREFIX.length()).split(" ", 2)[0];
  }

  static String name(String connectionName) {
    String[] parts = connectionName.substring(PREFIX.length()).split(" ", 2);
    return parts.length < 2 ? "" : parts[1];
  }
}
