package org.clipwright.services.caption;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.clipwright.services.caption.CaptionChoice.Mode;
import org.clipwright.services.caption.language.CaptionLanguage;
import org.clipwright.services.error.ValidationException;

/** Reads the captions that an export's JSON asks for. */
final class CaptionChoiceReader {

  private static final Pattern BROADCAST = Pattern.compile("(?i)(?:(?:cea|eia|cta)[-_ ]?)?[67]08");
  private static final Set<String> KEYS = Set.of("mode", "tracks");
  private static final Set<String> TRACK_KEYS = Set.of("language", "name", "default");
  private static final int LONGEST_NAME = 200;

  private final JsonNode given;

  CaptionChoiceReader(JsonNode given) {
    this.given = given;
  }

  CaptionChoice read() {
    if (given.isMissingNode() || given.isNull()) {
      return new CaptionChoice(Mode.BURN, List.of());
    }
    if (given.isTextual()) {
      return new CaptionChoice(mode(given), List.of());
    }
    if (!given.isObject()) {
      throw unknownMode();
    }
    requireKeys(given, KEYS, "\"captions\"");
    List<CaptionTrack> tracks = tracks(given.path("tracks"));
    requireDistinct(tracks);
    return new CaptionChoice(mode(given.path("mode")), tracks);
  }

  private static Mode mode(JsonNode mode) {
    String word = mode.asText("");
    if (BROADCAST.matcher(word).matches()) {
      throw wrong("\"captions\" cannot be \"" + word + "\": CEA-608 and CEA-708 captions cannot be written. \"embed\""
          + " writes tracks of mp4, m4v, mov, mkv and webm, \"sidecar\" WebVTT and SubRip files, and \"burn\" draws"
          + " captions on the picture.");
    }
    return Arrays.stream(Mode.values()).filter(known -> mode.isTextual() && word(known).equals(word)).findFirst()
        .orElseThrow(CaptionChoiceReader::unknownMode);
  }

  private static String word(Mode mode) {
    return mode.name().toLowerCase(Locale.ROOT);
  }

  private static ValidationException unknownMode() {
    return wrong("\"captions\" must be \"burn\", \"sidecar\" or \"embed\", or an object with one of these as its"
        + " \"mode\" and a list of \"tracks\".");
  }

  private static List<CaptionTrack> tracks(JsonNode list) {
    if (!list.isArray() && !list.isMissingNode() && !list.isNull()) {
      throw wrongTrack();
    }
    List<CaptionTrack> tracks = new ArrayList<>();
    list.forEach(track -> tracks.add(track(track)));
    return tracks;
  }

  private static CaptionTrack track(JsonNode track) {
    JsonNode name = track.path("name");
    JsonNode isDefault = track.path("default");
    Optional<String> language = Optional.of(track.path("language")).filter(JsonNode::isTextual)
        .flatMap(tag -> CaptionLanguage.canonical(tag.textValue()));
    boolean named = name.isMissingNode() || name.isTextual() && name.textValue().length() <= LONGEST_NAME;
    if (language.isEmpty() || !named || !isDefault.isMissingNode() && !isDefault.isBoolean()) {
      throw wrongTrack();
    }
    requireKeys(track, TRACK_KEYS, "A track of \"captions\"");
    return new CaptionTrack(language.get(),
        name.isMissingNode() ? CaptionLanguage.name(language.get()) : name.textValue().strip(),
        isDefault.asBoolean(false));
  }

  private static void requireDistinct(List<CaptionTrack> tracks) {
    if (tracks.stream().map(CaptionTrack::language).distinct().count() < tracks.size()) {
      throw wrong("Two of the \"tracks\" of \"captions\" have the same language; each language has one track.");
    }
    if (tracks.stream().filter(CaptionTrack::isDefault).count() > 1) {
      throw wrong("Only one of the \"tracks\" of \"captions\" can be the default.");
    }
  }

  private static void requireKeys(JsonNode object, Set<String> known, String what) {
    object.fieldNames().forEachRemaining(key -> {
      if (!known.contains(key)) {
        throw wrong(what + " has no \"" + key + "\". It takes "
            + String.join(", ", known.stream().sorted().map(name -> "\"" + name + "\"").toList()) + ".");
      }
    });
  }

  private static ValidationException wrongTrack() {
    return wrong("\"tracks\" of \"captions\" must be a list of objects, each with a \"language\" such as \"en\" or"
        + " \"pt-BR\" and, if you like, a \"name\" of at most " + LONGEST_NAME + " characters and \"default\": true.");
  }

  private static ValidationException wrong(String sentence) {
    return ValidationException.of("json", sentence);
  }
}
