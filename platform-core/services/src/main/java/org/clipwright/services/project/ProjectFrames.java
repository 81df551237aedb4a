package org.clipwright.services.project;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.function.Supplier;
import org.clipwright.services.action.ActionContext;
import org.clipwright.services.field.FieldKind;
import org.clipwright.services.field.FieldSpec;
import org.clipwright.services.field.Input;
import org.clipwright.services.field.ResourceSpec;
import org.clipwright.services.field.reading.FieldReader;
import org.clipwright.services.field.reading.Fields;
import org.clipwright.services.project.draw.DrawnFrames;
import org.clipwright.services.resource.UserId;
import org.clipwright.services.work.WorkRequest;
import org.clipwright.timeline.LargestPicture;

/** Frames of projects as pictures, each with a version that changes with anything that may be seen in it. */
public final class ProjectFrames {

  /** High enough for a frame that is only looked at. */
  private static final int QUALITY = 85;

  private static final String FOLDER = "thumbnail/";
  private static final String VERSION = "v";

  private final ActionContext ports;
  private final DrawnFrames frames;

  /**
   * A frame of a project as it is now.
   *
   * @param version names the picture; changes with the project, size and format
   * @param named whether the request named this version, so that its answer never changes
   * @param picture draws it
   */
  public record DrawnFrame(String version, boolean named, String contentType, Supplier<byte[]> picture) {}

  /**
   * Creates the service.
   *
   * @param frames draws them
   */
  public ProjectFrames(ActionContext ports, DrawnFrames frames) {
    this.ports = ports;
    this.frames = frames;
  }

  /** The values that a request may have. */
  public static ResourceSpec takes() {
    Map<String, String> formats = new LinkedHashMap<>();
    for (String word : List.of("jpg", "jpeg", "png", "webp")) {
      formats.put(word, word.toUpperCase(Locale.ROOT));
    }
    return new ResourceSpec("Project Frame",
        "A frame as a picture, fast enough for players and editors. The answer has an `ETag`, with which repeated"
            + " requests cost nothing until the project changes; with the tag as `v`, it can be cached forever.",
        List.of(
            FieldSpec.integer("width", "Width in pixels (default: the project's, or in proportion to the height).")
                .optional().between(1, LargestPicture.SIDE),
            FieldSpec.integer("height", "Height in pixels (default: the project's, or in proportion to the width).")
                .optional().between(1, LargestPicture.SIDE),
            FieldSpec.choice("format", "jpg", formats,
                "The format of the picture; WebP has even sides: odd ones are rounded down."),
            FieldSpec.of(VERSION, FieldKind.STRING, "The version that the answer is expected to have.").optional()));
  }

  /**
   * A frame of an owner's project.
   *
   * @param number from 1; one past the end means the last
   */
  public DrawnFrame find(UserId owner, long project, long number, Input input) {
    Fields fields = FieldReader.complete(takes(), input);
    ObjectNode document = ports.document().of(ports.project(owner, project));
    WorkRequest.Thumbnail request = request(document, number, fields);
    DrawnFrames.Drawing drawing = frames.of(owner, request);
    boolean named = fields.has(VERSION) && fields.text(VERSION).equals(drawing.version());
    return new DrawnFrame(drawing.version(), named,
        "image/" + (request.format().equals("jpg") ? "jpeg" : request.format()), drawing.bytes());
  }

  private static WorkRequest.Thumbnail request(ObjectNode document, long number, Fields fields) {
    String format = fields.text("format").replace("jpeg", "jpg");
    OptionalInt width = side(fields, "width");
    OptionalInt height = side(fields, "height");
    return new WorkRequest.Thumbnail(new WorkRequest.WholeProject(document), number,
        width.isEmpty() ? inProportion(height, document, "height", "width") : width,
        height.isEmpty() ? inProportion(width, document, "width", "height") : height,
        format, QUALITY, FOLDER + UUID.randomUUID() + "." + format);
  }

  private static OptionalInt side(Fields fields, String name) {
    return fields.maybeNumber(name).map(side -> OptionalInt.of(Math.toIntExact(side))).orElseGet(OptionalInt::empty);
  }

  private static OptionalInt inProportion(OptionalInt known, ObjectNode document, String from, String to) {
    if (known.isEmpty()) {
      return known;
    }
    double ratio = document.path(to).asDouble() / document.path(from).asDouble();
    return OptionalInt.of(Math.clamp(Math.round(known.getAsInt() * ratio), 1, LargestPicture.SIDE));
  }
}
