package org.clipwright.timeline.exchange.finalcut;

import java.util.Optional;
import org.clipwright.timeline.Rational;
import org.clipwright.timeline.exchange.ExactSeconds;
import org.clipwright.timeline.exchange.otio.ClipLook;

/**
 * A clip of xmeml.
 *
 * @param begin where it begins on the timeline: at the cut, if it begins with a transition
 * @param end where it ends, likewise
 * @param first its own time at the cut
 * @param span by which its sound is recognized
 */
record FinalCutClip(
    XmlItem item, XmlItem file, ExactSeconds begin, ExactSeconds end, ExactSeconds first, boolean enabled,
    Optional<Passage> before, Optional<Passage> after, Span span, ClipLook look) {

  /** What sound and picture of a clip have in common: the file, and the whole time in which it is shown. */
  record Span(String file, ExactSeconds begin, ExactSeconds end, long in) {}

  /** A transition, and the cut in it. */
  record Passage(ExactSeconds from, ExactSeconds cut, ExactSeconds to) {

    /** The cut is in its middle, unless it is aligned with a cut. */
    static Passage of(XmlItem item, FinalCutSequence sequence) {
      long from = FinalCutSequence.frames(item, "start").orElse(0);
      long to = Math.max(from, FinalCutSequence.frames(item, "end").orElse(from));
      String alignment = item.textAt("alignment");
      long cut = alignment.startsWith("start") ? from : alignment.startsWith("end") ? to : from + (to - from) / 2;
      return new Passage(sequence.time(from), sequence.time(cut), sequence.time(to));
    }
  }

  /** A clip between its neighbours; empty if it shows no file. */
  static Optional<FinalCutClip> of(
      XmlItem item, Optional<XmlItem> before, Optional<XmlItem> after, FinalCutSequence sequence, FinalCutLook looks,
      boolean enabled) {
    Optional<XmlItem> file = sequence.file(item).filter(found -> !path(found).isBlank());
    if (file.isEmpty()) {
      return Optional.empty();
    }
    Optional<Passage> comes = before.map(found -> Passage.of(found, sequence));
    Optional<Passage> goes = after.map(found -> Passage.of(found, sequence));
    Rational rate = FinalCutSequence.rate(item).orElse(sequence.fps());
    long in = Math.max(0, FinalCutSequence.frames(item, "in").orElse(0));
    long start = FinalCutSequence.frames(item, "start").orElse(-1);
    long end = FinalCutSequence.frames(item, "end").orElse(-1);
    ExactSeconds whole = start >= 0 ? sequence.time(start) : comes.map(Passage::from).orElse(ExactSeconds.ZERO);
    ExactSeconds begin = start >= 0 ? whole : comes.map(Passage::cut).orElse(ExactSeconds.ZERO);
    ExactSeconds length = ExactSeconds.of(Math.max(0, FinalCutSequence.frames(item, "out").orElse(in) - in), rate);
    ExactSeconds stop = end >= 0 ? sequence.time(end) : goes.map(Passage::cut).orElse(whole.plus(length));
    ExactSeconds last = end >= 0 ? stop : goes.map(Passage::to).orElse(stop);
    ExactSeconds first = ExactSeconds.of(in, rate).plus(begin.minus(whole));
    boolean shown = enabled && !item.textAt("enabled").equalsIgnoreCase("FALSE");
    return stop.compareTo(begin) <= 0 ? Optional.empty()
        : Optional.of(new FinalCutClip(item, file.get(), begin, stop, first, shown, comes, goes,
            new Span(path(file.get()), whole, last, in), looks.of(item, file.get(), rate)));
  }

  private static String path(XmlItem file) {
    String url = file.textAt("pathurl");
    return url.isBlank() ? file.textAt("name") : url;
  }

  OtioDraft.Clip draft() {
    return new OtioDraft.Clip(item.textAt("name"), path(file), first, end.minus(begin), enabled, look);
  }
}
