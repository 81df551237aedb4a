package org.clipwright.services.export;

import org.clipwright.services.error.ValidationException;
import org.clipwright.services.field.reading.Fields;
import org.clipwright.services.resource.Export;
import org.clipwright.timeline.Rational;

/**
 * The frames that an export asks for, counted from 1, both ends included; the last may be behind the end of the
 * timeline.
 */
record ExportRange(long first, long last) {

  /** A whole timeline: one frame more than it has, as the original counts. */
  static ExportRange whole(long frames) {
    return new ExportRange(1, frames + 1);
  }

  /** The frames of an export. */
  static ExportRange of(Export.Settings settings) {
    return new ExportRange(settings.startFrame(), settings.endFrame());
  }

  /** The same with the ends that were sent; a start below 1 means 1, and an end below 1 is the same as none. */
  ExportRange with(Fields fields) {
    return new ExportRange(
        fields.has("start_frame") ? Math.max(1, fields.maybeNumber("start_frame").orElse(1L)) : first,
        fields.maybeNumber("end_frame").filter(asked -> asked > 0).orElse(last));
  }

  /**
   * Does nothing when the range has frames, but not too many.
   *
   * @throws ValidationException on {@code end_frame} otherwise
   */
  void require(ExportLimit longest, Rational fps) {
    if (last < first) {
      throw ValidationException.of("end_frame",
          "Ensure the last frame is not before the first, which is " + first + ".");
    }
    longest.require(frames(), fps);
  }

  /** How many frames it has. */
  long frames() {
    return last - first + 1;
  }

  /** How many of them a timeline has, and the file will have: one at least, which is empty if nothing is shown. */
  long within(long timeline) {
    return Math.max(1, Math.min(last, timeline) - first + 1);
  }
}
