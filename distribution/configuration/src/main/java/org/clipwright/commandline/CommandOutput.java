package org.clipwright.commandline;

import java.io.PrintWriter;
import java.nio.charset.Charset;

/**
 * Where a command writes.
 *
 * @param out its results
 * @param err its errors and progress
 */
public record CommandOutput(PrintWriter out, PrintWriter err) {

  /** The streams of this process, in its default encoding; the streams' own depends on the terminal. */
  public static CommandOutput ofProcess() {
    return new CommandOutput(
        new PrintWriter(System.out, true, Charset.defaultCharset()),
        new PrintWriter(System.err, true, Charset.defaultCharset()));
  }
}
