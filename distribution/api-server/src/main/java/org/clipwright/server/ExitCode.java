package org.clipwright.server;

import java.util.Map;
import org.clipwright.configuration.WorkerProcess;

/** How a process ended, for logs. */
final class ExitCode {

  /** Shells and Java report a process killed by a signal as this number plus the signal's. */
  private static final int SIGNALS = 128;

  private static final Map<Integer, String> SIGNAL_WORDS =
      Map.of(4, "illegal instruction", 6, "aborted", 7, "bus error", 8, "arithmetic error", 9, "killed",
          11, "segmentation fault", 15, "terminated");

  private ExitCode() {}

  /** A code with its meaning. */
  static String words(int code) {
    if (code == WorkerProcess.SPOILED) {
      return code + " (wants to be replaced)";
    }
    String signal = SIGNAL_WORDS.get(code - SIGNALS);
    return signal == null ? Integer.toString(code) : code + " (" + signal + ")";
  }
}
