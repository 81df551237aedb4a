package org.clipwright.pluginhost;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * Where to look for plugins, and the limits for the operator's own. Missing folders count as empty.
 *
 * @param builtIn folder of the plugins that ship with the program; nobody else can provide what they provide
 * @param own folder of the operator's plugins
 * @param unfinished folder for the names of plugins that never finished loading; created when needed
 * @param unpacked folder for the jars of plugins that come as a ZIP; created when needed
 * @param limit how long one of the operator's plugins may take to state what it provides
 */
public record PluginSearch(Optional<Path> builtIn, Path own, Path unfinished, Path unpacked, Duration limit) {

  /** The longest that a well-behaved plugin takes to load. */
  public static final Duration USUAL_LIMIT = Duration.ofSeconds(20);
}
