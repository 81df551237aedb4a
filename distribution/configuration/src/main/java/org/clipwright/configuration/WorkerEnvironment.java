package org.clipwright.configuration;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** The environment of workers: only what the machine needs to run them, since plugins can read all of it. */
public final class WorkerEnvironment {

  private static final Set<String> KEPT =
      Set.of(
          "PATH", "HOME", "USER", "LOGNAME", "LANG", "LANGUAGE", "TZ", "TMPDIR", "XDG_CACHE_HOME", "LD_LIBRARY_PATH",
          "SystemRoot", Setting.LOG_LEVEL.variable());

  private WorkerEnvironment() {}

  /** What of this environment workers inherit. */
  public static Map<String, String> from(Map<String, String> environment) {
    Map<String, String> kept = new HashMap<>(environment);
    kept.keySet().removeIf(name -> !KEPT.contains(name) && !name.startsWith("LC_"));
    return kept;
  }
}
