package org.clipwright.services.caption;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.clipwright.services.caption.language.CaptionLanguage;
import org.clipwright.services.error.ValidationException;

/**
 * What an export does with the captions of its project: {@code captions} in its JSON.
 *
 * @param tracks the chosen languages, in order; none for all languages
 */
public record CaptionChoice(Mode mode, List<CaptionTrack> tracks) {

  /** The key of an export's JSON. */
  public static final String KEY = "captions";

  /** Where captions go. */
  public enum Mode {
    /** Into the pictures. */
    BURN,
    /** Into files beside the output. */
    SIDECAR,
    /** Into the output, as separate tracks. */
    EMBED
  }

  public CaptionChoice {
    tracks = List.copyOf(tracks);
  }

  /**
   * The choice in an export's JSON; without one, all captions are burnt in.
   *
   * @throws ValidationException on {@code json} when it cannot be read
   */
  public static CaptionChoice of(ObjectNode json) {
    return new CaptionChoiceReader(json.path(KEY)).read();
  }

  /** The language of an effect's captions, by its JSON. */
  public static String languageOf(ObjectNode effect) {
    return CaptionLanguage.of(effect);
  }

  /** Whether captions of this language are chosen. */
  public boolean takes(String language) {
    return tracks.isEmpty() || tracks.stream().anyMatch(track -> track.language().equals(language));
  }

  /**
   * The chosen tracks.
   *
   * @param languages those of the project, in the order in which they appear; without a choice, all become tracks and
   *     the first is the default
   */
  public List<CaptionTrack> among(Collection<String> languages) {
    if (!tracks.isEmpty()) {
      return tracks;
    }
    List<CaptionTrack> all = new ArrayList<>();
    languages.forEach(language -> all.add(new CaptionTrack(language, CaptionLanguage.name(language), all.isEmpty())));
    return all;
  }
}
