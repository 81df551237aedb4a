package org.clipwright.configuration;

/** How log lines are written. */
enum LogFormat {
  /** For people. */
  TEXT,
  /** One JSON object per line, for log collectors. */
  JSON
}
