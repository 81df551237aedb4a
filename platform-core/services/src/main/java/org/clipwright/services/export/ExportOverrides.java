package org.clipwright.services.export;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.clipwright.services.error.ValidationException;
import org.clipwright.timeline.ChannelLayout;
import org.clipwright.timeline.ChannelMask;
import org.clipwright.timeline.LargestPicture;
import org.clipwright.timeline.Profile;
import org.clipwright.timeline.ProfileLimits;
import org.clipwright.timeline.Rational;

/** Reads the settings in an export's JSON that override the project's. */
final class ExportOverrides {

  private final ObjectNode json;

  private ExportOverrides(ObjectNode json) {
    this.json = json;
  }

  /**
   * The project's profile with the overrides of an export.
   *
   * @throws ValidationException on {@code json} when one has the wrong type or is out of range
   */
  static Profile apply(Profile project, ObjectNode json) {
    ExportOverrides overrides = new ExportOverrides(json);
    int channels = overrides.integer("channels", project.channels(), 1, 8);
    Profile profile = new Profile(
        overrides.integer("width", project.width(), 1, LargestPicture.SIDE),
        overrides.integer("height", project.height(), 1, LargestPicture.SIDE),
        overrides.fps(project.fps()),
        overrides.integer("sample_rate", project.sampleRate(), 1000, 384_000),
        channels, overrides.layout(channels, project.channelLayout()));
    ProfileLimits.excess(profile).ifPresent(excess -> {
      throw ValidationException.of("json", excess.sentence());
    });
    return profile;
  }

  /** An override of only the number of channels implies their usual layout. */
  private int layout(int channels, int ofProject) {
    if (!json.hasNonNull("channel_layout")) {
      return ChannelMask.of(channels, ofProject);
    }
    int layout = integer("channel_layout", ofProject, 1, Integer.MAX_VALUE);
    ChannelLayout.refusal(channels, layout).ifPresent(sentence -> {
      throw ValidationException.of("json", sentence);
    });
    return layout;
  }

  private Rational fps(Rational initial) {
    JsonNode fps = json.path("fps");
    if (fps.isMissingNode() || fps.isNull()) {
      return initial;
    }
    int num = new ExportOverrides(asObject(fps)).integer("num", 0, 1, 1_000_000);
    int den = new ExportOverrides(asObject(fps)).integer("den", 1, 1, 1_000_000);
    if (num == 0) {
      throw wrongRate();
    }
    return new Rational(num, den);
  }

  /** Whether an export's JSON asks for a frame rate other than the project's own. */
  static boolean changesRate(ObjectNode json) {
    return json.hasNonNull("fps");
  }

  private static ObjectNode asObject(JsonNode fps) {
    if (fps instanceof ObjectNode object) {
      return object;
    }
    throw wrongRate();
  }

  private int integer(String key, int initial, int smallest, int largest) {
    JsonNode value = json.path(key);
    if (value.isMissingNode() || value.isNull()) {
      return initial;
    }
    double number = value.isNumber() ? value.doubleValue() : value.asDouble(-1);
    if (number < smallest || number > largest || number != Math.rint(number)) {
      throw ValidationException.of("json",
          "\"" + key + "\" must be a whole number from " + smallest + " to " + largest + ".");
    }
    return (int) number;
  }

  private static ValidationException wrongRate() {
    return ValidationException.of("json", "\"fps\" must be an object with whole numbers \"num\" and \"den\" above 0.");
  }
}
