package org.clipwright.pluginhost;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** A process that only loads plugins, for those that end it. */
final class LoadingProcess {

  private LoadingProcess() {}

  public static void main(String[] folders) {
    PluginHost.load(
        new PluginSearch(
            Optional.of(Path.of(folders[0])), Path.of(folders[1]), Path.of(folders[2]), Path.of(folders[2], "unpacked"),
            Duration.ofSeconds(30)),
        "1.2.0");
  }
}
