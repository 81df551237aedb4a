package org.clipwright.pluginhost;

import java.nio.file.Path;
import java.util.List;

/**
 * A plugin that is in use.
 *
 * @param id its name, unique among plugins
 * @param version its version
 * @param provider who made it; may be empty
 * @param description what it provides; may be empty
 * @param file its jar
 * @param builtIn whether it ships with the program
 * @param services what it provides, such as {@code effect Blur} or {@code storage local}
 */
public record LoadedPlugin(
    String id, String version, String provider, String description, Path file, boolean builtIn,
    List<String> services) {

  public LoadedPlugin {
    services = List.copyOf(services);
  }
}
