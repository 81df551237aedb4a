package org.clipwright.commands;

import java.io.PrintWriter;
import org.clipwright.services.export.EncodedReasons;
import org.clipwright.worker.SmartFilm;

/**
 * What {@code clipwright render --smart} says of the frames of a film.
 *
 * @param frames how many it has
 */
record SmartReport(long frames, SmartFilm.Outcome outcome) {

  void print(PrintWriter out) {
    out.println(outcome.copied() > 0
        ? outcome.copied() + " of " + frames + " frames are copied."
        : "No frames can be copied; all are encoded.");
    EncodedReasons.most(outcome.encoded())
        .forEach(reason -> out.println("  " + reason.getValue() + " encoded: " + reason.getKey()));
    out.flush();
  }
}
