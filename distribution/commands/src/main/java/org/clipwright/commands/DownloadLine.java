package org.clipwright.commands;

import java.io.PrintWriter;
import java.util.Locale;

/** Shows how much of a file is there: a bar that is drawn over on a terminal, plain lines now and then elsewhere. */
final class DownloadLine {

  private static final int BAR = 30;
  private static final long TERMINAL_NANOS = 200_000_000L;
  private static final long PLAIN_NANOS = 5_000_000_000L;

  private final PrintWriter out;
  private final String name;
  private final boolean terminal = System.console() != null && System.console().isTerminal();
  private long shown = System.nanoTime();
  private boolean open;

  DownloadLine(PrintWriter out, String name) {
    this.out = out;
    this.name = name;
  }

  void reached(double share) {
    long now = System.nanoTime();
    if (now - shown < (terminal ? TERMINAL_NANOS : PLAIN_NANOS) && share < 1) {
      return;
    }
    shown = now;
    String text = String.format(Locale.ROOT, "%s: %.1f %%", name, share * 100);
    if (terminal) {
      int full = (int) (BAR * share);
      out.print("\r[" + "#".repeat(full) + ".".repeat(BAR - full) + "] " + text + "   ");
      open = true;
    } else {
      out.println(text);
    }
    out.flush();
  }

  /** Leaves the bar's line. */
  void end() {
    if (open) {
      out.println();
      out.flush();
    }
  }
}
