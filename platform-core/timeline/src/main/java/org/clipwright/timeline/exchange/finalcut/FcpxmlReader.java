package org.clipwright.timeline.exchange.finalcut;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.clipwright.timeline.ProjectException;
import org.clipwright.timeline.Rational;
import org.clipwright.timeline.exchange.ExactSeconds;

/**
 * Reads FCPXML of any version as an OpenTimelineIO document: the primary storyline and what is connected to it, in
 * lanes.
 */
final class FcpxmlReader {

  private static final Set<String> CLIPS =
      Set.of("asset-clip", "clip", "video", "audio", "sync-clip", "audition", "ref-clip", "mc-clip", "title", "gap");
  private static final Set<String> MARKERS = Set.of("marker", "chapter-marker");

  private final FcpxmlAssets assets;
  private final OtioDraft draft;
  private final FcpxmlLook looks;
  private final List<String> warnings;

  private FcpxmlReader(FcpxmlAssets assets, Rational fps, double aspect, List<String> warnings) {
    this.assets = assets;
    this.draft = new OtioDraft(fps);
    this.looks = new FcpxmlLook(aspect, fps, warnings);
    this.warnings = warnings;
  }

  /**
   * The document that says the same.
   *
   * @param warnings what is not read is added to them
   */
  static ObjectNode read(XmlItem document, List<String> warnings) {
    List<XmlItem> projects = document.within("project").toList();
    if (projects.size() > 1) {
      throw new ProjectException("The document has " + projects.size() + " projects; export one alone.");
    }
    XmlItem sequence = document.within("sequence").findFirst().orElseThrow(
        () -> new ProjectException("The document has no sequence; export a project, not a library or an event."));
    FcpxmlAssets assets = new FcpxmlAssets(document);
    Optional<XmlItem> format = assets.format(sequence);
    Rational fps = format.flatMap(found -> FcpxmlTime.rate(found, "frameDuration")).orElse(new Rational(30, 1));
    int width = format.map(found -> number(found, "width")).orElse(0);
    int height = format.map(found -> number(found, "height")).orElse(0);
    double aspect = width > 0 && height > 0 ? (double) width / height : 16.0 / 9;
    FcpxmlReader reader = new FcpxmlReader(assets, fps, aspect, warnings);
    if (width > 0 && height > 0) {
      reader.draft.project().put("width", width).put("height", height);
    }
    reader.sequence(sequence);
    return reader.draft.document(projects.stream().flatMap(item -> item.attribute("name").stream()).findFirst()
        .orElse(""));
  }

  private static int number(XmlItem item, String attribute) {
    return item.attribute(attribute).filter(text -> text.matches("\\d{1,6}")).map(Integer::parseInt).orElse(0);
  }

  private void sequence(XmlItem sequence) {
    sequence.attribute("audioLayout").ifPresent(layout -> {
      int channels = layout.equals("mono") ? 1 : layout.equals("surround") ? 6 : 2;
      draft.project().put("channels", channels).put("channel_layout", channels == 1 ? 4 : channels == 6 ? 63 : 3);
    });
    XmlItem spine = sequence.at("spine").orElseThrow(() -> new ProjectException("The sequence has no spine."));
    ExactSeconds code = FcpxmlTime.of(sequence, "tcStart").orElse(ExactSeconds.ZERO);
    ExactSeconds first = spine.children().stream().flatMap(item -> FcpxmlTime.of(item, "offset").stream()).findFirst()
        .orElse(ExactSeconds.ZERO);
    storyline(spine, 0, ExactSeconds.ZERO, first.compareTo(code) < 0 ? ExactSeconds.ZERO : code);
  }

  /**
   * Reads a storyline.
   *
   * @param begin where it begins on the timeline
   * @param zero its own time there
   */
  private void storyline(XmlItem spine, int lane, ExactSeconds begin, ExactSeconds zero) {
    OtioDraft.Row row = draft.row(lane, begin);
    Optional<XmlItem> before = Optional.empty();
    for (XmlItem item : spine.children()) {
      if (item.name().equals("transition")) {
        transition(item, row, begin.minus(zero));
      } else if (CLIPS.contains(item.name())) {
        ExactSeconds at = FcpxmlTime.of(item, "offset").map(offset -> offset.minus(zero).plus(begin))
            .orElse(draft.end(row));
        draft.fill(row, at);
        item(item, lane, draft.end(row), Optional.of(row));
        before = Optional.of(item);
      }
    }
    if (before.isEmpty() && !spine.children().isEmpty()) {
      warnings.add("A storyline without clips is not read.");
    }
  }

  private void transition(XmlItem item, OtioDraft.Row row, ExactSeconds shift) {
    ExactSeconds cut = draft.end(row);
    ExactSeconds length = FcpxmlTime.of(item, "duration").orElse(ExactSeconds.ZERO);
    ExactSeconds from = FcpxmlTime.of(item, "offset").map(shift::plus).orElse(cut.minus(length.times(0.5)));
    ExactSeconds before = cut.minus(from);
    ExactSeconds after = from.plus(length).minus(cut);
    if (before.isNegative() || after.isNegative()) {
      warnings.add("A transition is not read: it does not lie at a cut.");
    } else {
      draft.dissolve(row, before, after);
    }
  }

  /** Reads an element, and what is connected to it. */
  private void item(XmlItem found, int lane, ExactSeconds at, Optional<OtioDraft.Row> row) {
    XmlItem item = found.name().equals("audition")
        ? found.children().stream().filter(child -> CLIPS.contains(child.name())).findFirst().orElse(found) : found;
    Optional<FcpxmlClip> clip = FcpxmlClip.of(item, assets);
    ExactSeconds length = clip.map(FcpxmlClip::length)
        .or(() -> FcpxmlTime.of(item, "duration")).orElse(ExactSeconds.ZERO);
    OtioDraft.Row used = row.orElseGet(() -> draft.row(lane, at));
    if (clip.isPresent() && length.num().signum() > 0) {
      draft.add(used, clip.get().draft(looks));
    } else if (!item.name().equals("gap")) {
      warnings
          .add("The " + item.name() + " \"" + item.attribute("name").orElse("") + "\" is not read: it shows no file.");
    }
    draft.fill(used, at.plus(length));
    ExactSeconds zero = clip.map(FcpxmlClip::start).or(() -> FcpxmlTime.of(item, "start")).orElse(ExactSeconds.ZERO);
    connected(item, at.minus(zero));
  }

  /**
   * Reads what is connected to an element.
   *
   * @param shift from its own time to that of the timeline
   */
  private void connected(XmlItem item, ExactSeconds shift) {
    for (XmlItem child : item.children()) {
      ExactSeconds at = FcpxmlTime.of(child, "offset").orElse(ExactSeconds.ZERO).plus(shift);
      ExactSeconds seen = at.isNegative() ? ExactSeconds.ZERO : at;
      int lane = child.attribute("lane").filter(text -> text.matches("-?\\d{1,6}")).map(Integer::parseInt).orElse(0);
      if (child.name().equals("spine")) {
        storyline(child, lane, seen, ExactSeconds.ZERO);
      } else if (CLIPS.contains(child.name()) && lane != 0) {
        item(child, lane, seen, Optional.empty());
      } else if (MARKERS.contains(child.name())) {
        draft.marker(child.attribute("value").orElse(""),
            FcpxmlTime.of(child, "start").orElse(ExactSeconds.ZERO).plus(shift));
      }
    }
  }
}
