package org.clipwright.configuration;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.clipwright.services.media.CloudRule;

/** The environment of workers: only what the machine needs to run them, since plugins can read all of it. */
public final class WorkerEnvironment {

  private static final Set<String> KEPT =
      Set.of(
          "PATH", "HOME", "USER", "LOGNAME", "LANG", "LANGUAGE", "TZ", "TMPDIR", "XDG_CACHE_HOME", "LD_LIBRARY_PATH",
          "SystemRoot", Setting.LOG_LEVEL.variable(), Setting.LOG_FORMAT.variable());

  private WorkerEnvironment() {}

  /**
   * The same for workers that run as their own user.
   *
   * @param home a folder owned by this user
   */
  public static Map<String, String> of(String user, Path home, Map<String, String> inherited) {
    Map<String, String> own = new HashMap<>(inherited);
    own.remove("XDG_CACHE_HOME");
    own.put("HOME", home.toString());
    own.put("USER", user);
    own.put("LOGNAME", user);
    return own;
  }

  /**
   * The part of this environment that workers inherit; Amazon's variables only where media are stored on or uploaded to
   * S3.
   *
   * @param storage where media are
   */
  public static Map<String, String> from(Map<String, String> environment, Configuration.Storage storage) {
    Map<String, String> kept = new HashMap<>(environment);
    kept.keySet().removeIf(name -> !KEPT.contains(name) && !name.startsWith("LC_")
        && !(name.startsWith("AWS_") && storage.needs(CloudRule.CloudKind.S3)));
    return kept;
  }
}
