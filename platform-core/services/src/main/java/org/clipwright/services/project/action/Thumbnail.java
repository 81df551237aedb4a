package org.clipwright.services.project.action;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.clipwright.sdk.storage.ContentType;
import org.clipwright.services.action.ActionContext;
import org.clipwright.services.action.ActionResult;
import org.clipwright.services.action.ActionSpec;
import org.clipwright.services.action.ServiceAction;
import org.clipwright.services.field.FieldSpec;
import org.clipwright.services.field.Input;
import org.clipwright.services.field.ResourceKind;
import org.clipwright.services.field.ResourceSpec;
import org.clipwright.services.field.ResourceSpecs;
import org.clipwright.services.field.reading.FieldReader;
import org.clipwright.services.field.reading.Fields;
import org.clipwright.services.project.draw.DrawnFrames;
import org.clipwright.services.resource.UserId;
import org.clipwright.services.work.WorkRequest;
import org.clipwright.timeline.LargestPicture;

/** Draws a frame of a project or a file as a picture. */
public final class Thumbnail implements ServiceAction {

  private static final String FOLDER = "thumbnail/";

  private final ActionContext ports;
  private final DrawnFrames frames;
  private final ActionSpec spec;

  private Thumbnail(ActionContext ports, DrawnFrames frames, ActionSpec spec) {
    this.ports = ports;
    this.frames = frames;
    this.spec = spec;
  }

  /** For projects: by default, the first frame at full size. */
  public static Thumbnail ofProjects(ActionContext ports, DrawnFrames frames) {
    return new Thumbnail(ports, frames, spec(ResourceKind.PROJECT, 1,
        FieldSpec.integer("width", "Width in pixels (default: the project's).").optional(),
        FieldSpec.integer("height", "Height in pixels (default: the project's).").optional()));
  }

  /** For files: by default, the sixtieth frame at 1280 by 720. */
  public static Thumbnail ofFiles(ActionContext ports, DrawnFrames frames) {
    return new Thumbnail(ports, frames, spec(ResourceKind.FILE, 60,
        FieldSpec.integer("width", "Width in pixels.").startingAt(1280),
        FieldSpec.integer("height", "Height in pixels.").startingAt(720)));
  }

  private static ActionSpec spec(ResourceKind subject, long frame, FieldSpec width, FieldSpec height) {
    String name = ResourceSpecs.of(subject).name() + " Thumbnail";
    return new ActionSpec("thumbnail", subject, ActionSpec.Method.READ,
        new ResourceSpec(name, "A frame as a picture.",
            List.of(
                FieldSpec.integer("frame_number", "The frame number, from 1; a number past the end selects the last"
                    + " frame.")
                    .startingAt(frame).between(1, Integer.MAX_VALUE),
                width.between(1, LargestPicture.SIDE), height.between(1, LargestPicture.SIDE), format(),
                FieldSpec.integer("image_quality", "0 to 100; used only for JPEG.").startingAt(100).between(0, 100))),
        ActionSpec.AnswerForm.PICTURE);
  }

  /** The format of a picture. */
  public static FieldSpec format() {
    Map<String, String> choices = new LinkedHashMap<>();
    for (String word : List.of("JPG", "JPEG", "PNG", "BMP", "PPM", "XBM", "XPM")) {
      choices.put(word, word);
    }
    return FieldSpec.choice("image_format", "JPG", choices, "The format of the picture.");
  }

  @Override
  public ActionSpec spec() {
    return spec;
  }

  @Override
  public ActionResult run(UserId owner, long subject, Input input) {
    WorkRequest.Shown shown = shown(owner, subject);
    Fields fields = FieldReader.complete(spec.takes(), upperCase(input));
    String ending = fields.text("image_format").toLowerCase(Locale.ROOT);
    return drawn(owner, new WorkRequest.Thumbnail(
        shown, fields.number("frame_number"), side(fields, "width"), side(fields, "height"), ending,
        Math.toIntExact(fields.number("image_quality")), FOLDER + UUID.randomUUID() + "." + ending));
  }

  private WorkRequest.Shown shown(UserId owner, long subject) {
    if (spec.subject() == ResourceKind.FILE) {
      return new WorkRequest.StoredFile(ports.file(owner, subject).key());
    }
    return new WorkRequest.WholeProject(ports.document().of(ports.project(owner, subject)));
  }

  private static OptionalInt side(Fields fields, String name) {
    return fields.maybeNumber(name).map(side -> OptionalInt.of(Math.toIntExact(side))).orElseGet(OptionalInt::empty);
  }

  /** Formats may be written in any case. */
  public static Input upperCase(Input input) {
    if (!input.values().path("image_format").isTextual()) {
      return input;
    }
    ObjectNode values = input.values().deepCopy();
    values.put("image_format", values.path("image_format").asText().strip().toUpperCase(Locale.ROOT));
    return new Input(values, input.source(), input.files(), input.links());
  }

  private ActionResult drawn(UserId owner, WorkRequest.Thumbnail request) {
    DrawnFrames.Drawing drawing = frames.of(owner, request);
    return new ActionResult.Picture(ContentType.byName(request.target()).orElse(ContentType.UNKNOWN), drawing.bytes(),
        Optional.of(drawing.version()));
  }
}
