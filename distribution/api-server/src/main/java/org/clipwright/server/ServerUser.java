package org.clipwright.server;

import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The operating-system user that the server runs as; code that breaks out of a worker has that user's rights.
 *
 * @param name the name, if the system reports it
 */
record ServerUser(Optional<String> name) {

  private static final Logger LOG = LoggerFactory.getLogger(ServerUser.class);

  static ServerUser ofThisProcess() {
    return new ServerUser(ProcessHandle.current().info().user());
  }

  /** Whether that user may do anything on this machine. */
  boolean isRoot() {
    return name.filter("root"::equals).isPresent();
  }

  /** @param worker the user that workers run as, if a different one */
  void warnOfRoot(Optional<WorkerUser> worker) {
    if (!isRoot()) {
      return;
    }
    if (worker.isPresent()) {
      LOG.warn("The server runs as root, and so do the plugins within it; its workers do not. user={} workers={}",
          name.get(), worker.get().name());
    } else {
      LOG.warn("The server runs as root, and so do its workers and plugins; run it as a user of its own. user={}",
          name.get());
    }
  }
}
