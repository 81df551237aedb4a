package org.clipwright.server;

import java.util.List;
import org.clipwright.services.Lane;

final class WorkerCommand {
  static List<String> arguments(Lane lane) {
    return List.of("worker", "--lane", lane.word(), "--supervised");
  }
}
