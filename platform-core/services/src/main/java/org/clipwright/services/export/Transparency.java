package org.clipwright.services.export;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Optional;
import org.clipwright.services.error.ValidationException;

/** Whether an export asks, by {@code alpha} in its JSON, for pictures that are transparent where no clip is. */
final class Transparency {

  private static final String ALPHA = "alpha";

  private Transparency() {}

  /** Whether an export's JSON asks for it. */
  static boolean askedFor(ObjectNode json) {
    return json.path(ALPHA).asBoolean(false);
  }

  /**
   * Does nothing when an export with this JSON can be written as it asks.
   *
   * @throws ValidationException on {@code json} when its type, format or codec has no transparency
   */
  static void require(ObjectNode json, String type, String format, String videoCodec) {
    if (askedFor(json)) {
      objection(type, format, videoCodec).ifPresent(sentence -> {
        throw ValidationException.of("json", sentence);
      });
    }
  }

  private static Optional<String> objection(String type, String format, String videoCodec) {
    return switch (type) {
      case "image" -> picture(format, videoCodec);
      case "video" -> OutputFormats.all().transparencyRefusal(
          format.strip().replaceFirst("^\\.", "").toLowerCase(Locale.ROOT), videoCodec);
      default -> Optional.of("An export of the type " + type + " cannot be transparent; leave out \"alpha\": true.");
    };
  }

  private static Optional<String> picture(String format, String videoCodec) {
    boolean png = OutputFormats.StillFormat.of(format).or(() -> OutputFormats.StillFormat.of(videoCodec))
        .filter(OutputFormats.StillFormat.PNG::equals).isPresent();
    return png ? Optional.empty()
        : Optional.of("Of the picture formats, only PNG supports transparency; use %05d.png.");
  }
}
