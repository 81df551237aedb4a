package org.clipwright.services.export;

import com.fasterxml.jackson.databind.node.ObjectNode;
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
