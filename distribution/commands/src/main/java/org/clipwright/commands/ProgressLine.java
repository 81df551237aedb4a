package org.clipwright.commands;

import java.io.PrintWriter;
import java.util.Locale;
import org.clipwright.render.setup.ProgressListener;

/** Shows the progress of a render: a redrawn bar on a terminal, occasional plain lines elsewhere. */
final class ProgressLine implements ProgressListener {

  private static final int BAR = 30;
  private static final long TERMINAL_NANOS = 200_000_000L;
  private static final long PLAIN_NANOS = 5_000_000_000L;

  private final PrintWriter out;
  private final boolean terminal;
  private final long started = System.nanoTime();
  private long shown = started;
  private boolean open;

  ProgressLine(PrintWriter out) {
    this.out = out;
    this.terminal = System.console() != null && System.console().isTerminal();
  }

  @Override
  public void frames(long done, long total) {
    long now = System.nanoTime();
    if (now - shown < (terminal ? TERMINAL_NANOS : PLAIN_NANOS) && done < total) {
      return;
    }
    shown = now;
    double rate = done / ((now - started) / 1e9);
    String text =
        String.format(
            Locale.ROOT, "%d of %d frames, %.1f frames/s, %s left", done, total, rate, duration((total - done) / rate));
    if (terminal) {
      int full = (int) (BAR * done / total);
      out.print("\r[" + "#".repeat(full) + ".".repeat(BAR - full) + "] " + text + "   ");
      open = true;
    } else {
      out.println(text);
    }
    out.flush();
  }

  /** Ends the bar's line, so that other lines can follow. */
  void end() {
    if (open) {
      open = false;
      out.println();
      out.flush();
    }
  }

  private static String duration(double seconds) {
    long whole = Math.round(seconds);
    return whole >= 3600
        ? "%d:%02d:%02d".formatted(whole / 3600, whole / 60 % 60, whole % 60)
        : "%d:%02d".formatted(whole / 60, whole % 60);
  }
}
