package org.clipwright.commandline;

import java.io.PrintWriter;
import java.util.Optional;
import org.clipwright.configuration.ConfigurationException;
import org.slf4j.LoggerFactory;

/** Turns a command's failure into one line on stderr, or one for each wrong setting. */
final class FailureLine {

  private final PrintWriter err;

  FailureLine(PrintWriter err) {
    this.err = err;
  }

  /** Loads logging only now: that takes as long as a whole short command, and most do not fail. */
  void print(String command, Exception failure) {
    LoggerFactory.getLogger(FailureLine.class).debug("A command failed. command={}", command, failure);
    err.println("clipwright: " + sentence(failure));
  }

  /** Our own exceptions carry sentences; for others, the class says more than the message alone. */
  private static String sentence(Exception failure) {
    String message = failure.getMessage();
    if (failure instanceof ConfigurationException) {
      return message;
    }
    boolean ours = Optional.ofNullable(failure.getClass().getModule().getName())
        .filter(name -> name.startsWith("org.clipwright.")).isPresent();
    if (ours && message != null) {
      return message.lines().findFirst().orElse(message);
    }
    return failure.toString().lines().findFirst().orElse("failed");
  }
}
