package org.clipwright.services.export;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;
import org.clipwright.services.error.ValidationException;
import org.clipwright.services.resource.Export;

/**
 * What an export's JSON asks of its film, apart from the settings that are fields of exports.
 *
 * @param preset the encoder's preset; empty for its usual one
 * @param scanning how pictures are stored
 * @param isDivisible whether it may be rendered in segments
 * @param isTransparent whether pictures are transparent where no clip is
 * @param copies whether pictures of its media are copied where nothing changes them
 */
public record ExportWishes(
    String preset, Scanning scanning, boolean isDivisible, boolean isTransparent, boolean copies) {

  /** Whether pictures are stored whole or as two fields, and which field comes first. */
  public enum Scanning {
    PROGRESSIVE,
    TOP_FIELD_FIRST,
    BOTTOM_FIELD_FIRST
  }

  /** Values of {@code hdr} that ask for what is made anyway. */
  private static final Set<String> STANDARD_RANGE = Set.of("", "sdr");

  /** A key that is true or false. Clients that know only texts write these words. */
  private enum Switch {
    SEGMENTS(ExportReport.SEGMENTS, "false makes a video in one piece"),
    INTERLACED("interlaced", "true stores two fields in each picture"),
    TOP_FIELD_FIRST("top_field_first", "false stores the bottom field of interlaced pictures first"),
    ALPHA("alpha", "true makes pictures transparent where no clip is"),
    SMART("smart", "true copies pictures that the project does not change");

    private static final Set<String> WORDS = Set.of("true", "false");

    private final String key;
    private final String meaning;

    Switch(String key, String meaning) {
      this.key = key;
      this.meaning = meaning;
    }

    /** Clients send the report of segments back with the rest of the JSON. */
    private void require(ObjectNode json) {
      JsonNode value = json.path(key);
      boolean report = this == SEGMENTS && value.isObject();
      if (isSent(value) && !report && !value.isBoolean() && !(value.isTextual() && WORDS.contains(value.asText()))) {
        throw ValidationException.of("json", "\"" + key + "\" must be true or false; " + meaning + ".");
      }
    }
  }

  /**
   * Does nothing when every wish in the JSON that a user sends has a value that means something.
   *
   * @throws ValidationException on {@code json} when one has not, with what works
   */
  static void require(ObjectNode json) {
    for (Switch key : Switch.values()) {
      key.require(json);
    }
    JsonNode preset = json.path("preset");
    if (isSent(preset) && !preset.isTextual() && !preset.isNumber()) {
      throw ValidationException.of("json", "\"preset\" must be a text or a number, such as \"veryfast\" or 8.");
    }
    JsonNode hdr = json.path("hdr");
    if (isSent(hdr) && !(hdr.isTextual() && STANDARD_RANGE.contains(hdr.asText()))) {
      throw ValidationException.of("json", "\"hdr\" can only be \"sdr\": films are tone-mapped to SDR, and keeping HDR"
          + " is not available. Leave out \"hdr\".");
    }
  }

  private static boolean isSent(JsonNode value) {
    return !value.isMissingNode() && !value.isNull();
  }

  public static ExportWishes of(Export export) {
    return of(export.json());
  }

  /** What some JSON of an export asks for. */
  static ExportWishes of(ObjectNode json) {
    return new ExportWishes(
        json.path("preset").asText(""), scanning(json), json.path(ExportReport.SEGMENTS).asBoolean(true),
        Transparency.askedFor(json), SmartCopies.askedFor(json));
  }

  private static Scanning scanning(ObjectNode json) {
    if (!json.path("interlaced").asBoolean(false)) {
      return Scanning.PROGRESSIVE;
    }
    return json.path("top_field_first").asBoolean(true) ? Scanning.TOP_FIELD_FIRST : Scanning.BOTTOM_FIELD_FIRST;
  }
}
