package org.clipwright.plugin.effects.picture.text;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import org.clipwright.sdk.caption.CaptionCue;
import org.clipwright.sdk.caption.CaptionSpan;

/** Splits captions into pieces: where lines may be broken, in the way of the script, and where the style changes. */
final class CaptionPieces {

  private CaptionPieces() {}

  static List<CaptionPiece> of(CaptionCue cue) {
    String text = cue.text();
    TreeSet<Integer> breaks = breaks(text);
    List<CaptionPiece> pieces = new ArrayList<>();
    int start = 0;
    for (int i = 0; i < cue.spans().size(); i++) {
      CaptionSpan span = cue.spans().get(i);
      int end = start + span.text().length();
      double from = span.startSeconds().orElse(cue.startSeconds());
      double to = Math.max(from, next(cue, i));
      for (int at = start; at < end;) {
        Integer after = breaks.higher(at);
        int stop = Math.min(end, after == null ? end : after);
        String piece = text.substring(at, stop);
        pieces.add(new CaptionPiece(piece.replaceAll("\\R", ""), span.style(), breaks.contains(stop),
            piece.endsWith("\n"), from, to, span.startSeconds().isPresent()));
        at = stop;
      }
      start = end;
    }
    boolean timed = pieces.stream().anyMatch(CaptionPiece::timed);
    return timed ? List.copyOf(pieces) : spread(pieces, cue);
  }

  private static double next(CaptionCue cue, int span) {
    return cue.spans().stream().skip(span + 1L).filter(later -> later.startSeconds().isPresent())
        .mapToDouble(later -> later.startSeconds().getAsDouble()).findFirst().orElse(cue.endSeconds());
  }

  private static TreeSet<Integer> breaks(String text) {
    BreakIterator lines = BreakIterator.getLineInstance(Locale.ROOT);
    lines.setText(text);
    TreeSet<Integer> breaks = new TreeSet<>();
    for (int at = lines.first(); at != BreakIterator.DONE; at = lines.next()) {
      breaks.add(at);
    }
    return breaks;
  }

  /** Without times of words, each takes a share of the cue by its length. */
  private static List<CaptionPiece> spread(List<CaptionPiece> pieces, CaptionCue cue) {
    double letters = Math.max(1, pieces.stream().mapToInt(piece -> piece.text().length()).sum());
    double length = cue.endSeconds() - cue.startSeconds();
    List<CaptionPiece> spread = new ArrayList<>();
    double done = 0;
    for (CaptionPiece piece : pieces) {
      double from = cue.startSeconds() + length * done / letters;
      done += piece.text().length();
      spread.add(piece.spokenAt(from, cue.startSeconds() + length * done / letters));
    }
    return List.copyOf(spread);
  }
}
