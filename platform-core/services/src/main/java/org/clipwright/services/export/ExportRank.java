package org.clipwright.services.export;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.clipwright.services.error.ValidationException;
import org.clipwright.services.resource.Export;
import org.clipwright.services.work.JobQueue;

/**
 * How the jobs of an export rank among those of its owner: by the priority in its JSON, then in the order of the
 * exports.
 */
final class ExportRank {

  private static final String PRIORITY = "priority";
  private static final int HIGHEST = 10;

  private ExportRank() {}

  static JobQueue.Rank of(Export export) {
    return new JobQueue.Rank(export.json().path(PRIORITY).asInt(0), export.id());
  }

  /**
   * Does nothing when the priority in an export's JSON can be used.
   *
   * @throws ValidationException on {@code json} when it cannot
   */
  static void require(ObjectNode json) {
    JsonNode priority = json.path(PRIORITY);
    boolean absent = priority.isMissingNode() || priority.isNull();
    if (!absent && !(priority.isIntegralNumber() && priority.canConvertToInt() && isInRange(priority.intValue()))) {
      throw ValidationException.of("json",
          "\"priority\" must be a whole number from -10 to 10; exports with a higher one go first among your own.");
    }
  }

  private static boolean isInRange(int priority) {
    return priority >= -HIGHEST && priority <= HIGHEST;
  }
}
