package org.clipwright.services.export;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.clipwright.services.error.ValidationException;

/** Whether an export asks, by {@code smart} in its JSON, that pictures of its media be copied where nothing changes. */
final class SmartCopies {

  private static final String SMART = "smart";

  private SmartCopies() {}

  /** Whether an export's JSON asks for it. */
  static boolean askedFor(ObjectNode json) {
    return json.path(SMART).asBoolean(false);
  }

  /**
   * Does nothing when what an export's JSON says about it can be followed.
   *
   * @throws ValidationException on {@code json} when it cannot
   */
  static void require(ObjectNode json) {
    if (askedFor(json) && !json.path(ExportReport.SEGMENTS).asBoolean(true)) {
      throw ValidationException.of("json",
          "An export with \"smart\": true cannot be made in one piece; leave out \"segments\": false.");
    }
  }
}
