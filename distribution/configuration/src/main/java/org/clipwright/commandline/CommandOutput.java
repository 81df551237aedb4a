package org.clipwright.commandline;

import java.io.PrintWriter;
import java.nio.charset.Charset;

/**
 * Where a command writes.
 *
 * @param out what it was asked for
 * @param err what went wrong, and how far it is
 */
public record CommandOutput(PrintWriter out, PrintWriter err) {

  /** The streams of this process, in its default encoding: that of the streams depends on the terminal. */
  public static CommandOutput ofProcess() {
    return new CommandOutput(
        new PrintWriter(System.out, true, Charset.defaultCharset()),
        new PrintWriter(System.err, true, Charset.defaultCharset()));
  }
}
