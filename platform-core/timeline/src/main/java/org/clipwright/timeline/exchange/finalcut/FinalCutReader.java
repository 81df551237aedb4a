package org.clipwright.timeline.exchange.finalcut;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.clipwright.timeline.ProjectException;
import org.clipwright.timeline.exchange.ExactSeconds;

/**
 * Reads Final Cut Pro 7's interchange format (xmeml) as an OpenTimelineIO document.
 *
 * <p>The sound of a clip goes back into its picture where both show the same part of a file at the same time; other
 * sound has tracks of its own, above.
 */
final class FinalCutReader {

  /** Above all tracks of pictures. */
  private static final int FIRST_SOUND_LANE = 1_000_000;

  private final FinalCutSequence sequence;
  private final OtioDraft draft;
  private final FinalCutLook looks;
  private final List<String> warnings;
  private final List<List<FinalCutClip>> pictures = new ArrayList<>();
  private final List<List<FinalCutClip>> sounds = new ArrayList<>();

  private FinalCutReader(FinalCutSequence sequence, List<String> warnings) {
    this.sequence = sequence;
    this.draft = new OtioDraft(sequence.fps());
    this.looks = new FinalCutLook(sequence, warnings);
    this.warnings = warnings;
  }

  /**
   * The document that says the same.
   *
   * @param warnings what is not read is added to them
   */
  static ObjectNode read(XmlItem document, List<String> warnings) {
    List<XmlItem> sequences = document.outermost("sequence").toList();
    if (sequences.size() != 1) {
      throw new ProjectException("The document has " + sequences.size() + " sequences; export one alone.");
    }
    FinalCutReader reader = new FinalCutReader(FinalCutSequence.of(sequences.getFirst()), warnings);
    reader.all();
    return reader.draft.document(sequences.getFirst().textAt("name"));
  }

  private void all() {
    sequence.describe(draft.project());
    sequence.tracks("video").forEach(track -> pictures.add(clips(track)));
    sequence.tracks("audio").forEach(track -> sounds.add(clips(track)));
    mergeSounds();
    for (int i = 0; i < pictures.size(); i++) {
      track(pictures.get(i), i);
    }
    for (int i = 0; i < sounds.size(); i++) {
      track(sounds.get(i), FIRST_SOUND_LANE + i);
    }
    sequence.markers(draft);
  }

  private List<FinalCutClip> clips(XmlItem track) {
    boolean enabled = !track.textAt("enabled").equalsIgnoreCase("FALSE");
    List<FinalCutClip> clips = new ArrayList<>();
    List<XmlItem> items = track.children();
    for (int i = 0; i < items.size(); i++) {
      XmlItem item = items.get(i);
      if (item.name().equals("clipitem")) {
        Optional<XmlItem> before = transition(items, i - 1);
        Optional<XmlItem> after = transition(items, i + 1);
        FinalCutClip.of(item, before, after, sequence, looks, enabled).ifPresentOrElse(clips::add,
            () -> warnings.add("The clip \"" + item.textAt("name") + "\" is not read: it shows no file."));
      } else if (item.name().equals("generatoritem")) {
        warnings.add("The generator \"" + item.textAt("name") + "\" is not read.");
      }
    }
    return clips;
  }

  private static Optional<XmlItem> transition(List<XmlItem> items, int index) {
    return index >= 0 && index < items.size() && items.get(index).name().equals("transitionitem")
        ? Optional.of(items.get(index)) : Optional.empty();
  }

  private void mergeSounds() {
    boolean any = sounds.stream().anyMatch(track -> !track.isEmpty());
    Set<FinalCutClip.Span> heard = new HashSet<>();
    for (List<FinalCutClip> track : sounds) {
      track.removeIf(sound -> {
        Optional<FinalCutClip> picture = pictures.stream().flatMap(List::stream)
            .filter(clip -> clip.span().equals(sound.span()) && clip.enabled() == sound.enabled()).findFirst();
        boolean first = heard.add(sound.span());
        picture.filter(_ -> first).ifPresent(clip -> looks.volume(sound.item(), clip.look()));
        return picture.isPresent() || !first;
      });
      track.forEach(sound -> {
        looks.volume(sound.item(), sound.look());
        sound.look().value("has_video", 0);
      });
    }
    if (any) {
      pictures.stream().flatMap(List::stream).filter(clip -> !heard.contains(clip.span()))
          .forEach(clip -> clip.look().value("has_audio", 0));
    }
  }

  private void track(List<FinalCutClip> clips, int lane) {
    if (clips.isEmpty()) {
      return;
    }
    OtioDraft.Row row = draft.row(lane, ExactSeconds.ZERO);
    for (int i = 0; i < clips.size(); i++) {
      FinalCutClip clip = clips.get(i);
      draft.fill(row, clip.begin());
      if (clip.before().isPresent() && (i == 0 || clips.get(i - 1).after().isEmpty())) {
        dissolve(row, clip.before().get());
      }
      draft.add(row, clip.draft());
      clip.after().ifPresent(transition -> dissolve(row, transition));
    }
  }

  private void dissolve(OtioDraft.Row row, FinalCutClip.Passage passage) {
    draft.dissolve(row, passage.cut().minus(passage.from()), passage.to().minus(passage.cut()));
  }
}
