package org.clipwright.server;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Turns a command's failure into one line on stderr, or one for each wrong setting, and exit code 1. */
final class FailureLine implements IExecutionExceptionHandler {

  private static final Logger LOG = LoggerFactory.getLogger(FailureLine.class);

  @Override
  public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
    LOG.debug("A command failed. command={}", command.getCommandName(), failure);
    command.getErr().println("clipwright: " + sentence(failure));
    command.getErr().flush();
    return command.getCommandSpec().exitCodeOnExecutionException();
  }

  /** Our own exceptions carry sentences; of others the class says more than the message alone. */
  private static String sentence(Exception failure) {
    String message = failure.getMessage();
    if (failure instanceof ConfigurationException) {
      return message;
    }
    boolean ours = failure.getClass().getModule().getName() instanceof String name && name.startsWith("org.clipwright.");
    if (ours && message != null) {
      return message.lines().findFirst().orElse(message);
    }
    return failure.toString().lines().findFirst().orElse("failed");
  }
}
