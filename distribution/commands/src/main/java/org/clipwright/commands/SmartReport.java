package org.clipwright.commands;

import java.io.PrintWriter;
import java.util.Map;
import org.clipwright.worker.SmartFilm;

/**
 * What {@code clipwright render --smart} says of the frames of a film.
 *
 * @param frames how many it has
 */
record SmartReport(long frames, SmartFilm.Outcome outcome) {

  /** As many as an export's JSON tells. */
  private static final int MOST_REASONS = 20;

  void print(PrintWriter out) {
    out.println(outcome.copied() > 0
        ? outcome.copied() + " of " + frames + " frames are copied."
        : "No frames can be copied; all are encoded.");
    outcome.encoded().entrySet().stream().sorted(Map.Entry.<String, Long>comparingByValue().reversed())
        .limit(MOST_REASONS)
        .forEach(reason -> out.println("  " + reason.getValue() + " encoded: " + reason.getKey()));
    out.flush();
  }
}
