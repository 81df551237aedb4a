package org.clipwright.services.catalog;

import java.util.List;
import java.util.Optional;

/**
 * A plugin that was found, as shown to operators.
 *
 * @param name its id, or the name of its file when it was refused
 * @param version may be empty
 * @param provider who made it; may be empty
 * @param description may be empty
 * @param services what it provides, such as {@code effect Blur}
 * @param refusal why it is not in use, if it is not
 */
public record PluginReport(
    String name, String version, String provider, String description, List<String> services, Optional<String> refusal) {

  public PluginReport {
    services = List.copyOf(services);
  }
}
