package org.clipwright.pluginhost;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * Where plugins are looked for, and what the operator's own may take. Missing folders count as empty.
 *
 * @param builtIn folder of the plugins that come with the program; what they bring nobody else can bring
 * @param own folder of the operator's plugins
 * @param unfinished folder for the names of plugins whose loading never came to its end; made when it is needed
 * @param unpacked folder for the jars of plugins that come as a ZIP; made when it is needed
 * @param limit how long one of the operator's plugins may take to say what it brings
 */
public record PluginSearch(Optional<Path> builtIn, Path own, Path unfinished, Path unpacked, Duration limit) {

  /** What a plugin takes at most that does nothing odd while it is loaded. */
  public static final Duration USUAL_LIMIT = Duration.ofSeconds(20);
}
