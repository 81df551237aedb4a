package org.clipwright.commandline;

import java.io.PrintWriter;
import java.util.Locale;

/** Shows the progress of a download: a redrawn bar on a terminal, occasional plain lines elsewhere. */
public final class DownloadLine {

  private static final int BAR = 30;
  private static final long TERMINAL_NANOS = 200_000_000L;
  private static final long PLAIN_NANOS = 5_000_000_000L;

  private final PrintWriter out;
  private final String name;
  private final boolean terminal = System.console() != null && System.console().isTerminal();
  private long shown = System.nanoTime();
  private boolean open;

  /** @param name the name of what is downloaded */
  public DownloadLine(PrintWriter out, String name) {
    this.out = out;
    this.name = name;
  }

  /** Reports the fraction downloaded, from 0 to 1. */
  public void reached(double share) {
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

  /** Ends the bar's line. */
  public void end() {
    if (open) {
      out.println();
      out.flush();
    }
  }
}
