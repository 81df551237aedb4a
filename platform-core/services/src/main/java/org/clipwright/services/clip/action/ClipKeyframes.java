package org.clipwright.services.clip.action;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.clipwright.services.action.ActionResult;
import org.clipwright.services.action.ActionSpec;
import org.clipwright.services.action.ServiceAction;
import org.clipwright.services.error.ValidationException;
import org.clipwright.services.field.FieldKind;
import org.clipwright.services.field.FieldSpec;
import org.clipwright.services.field.Input;
import org.clipwright.services.field.ResourceKind;
import org.clipwright.services.field.ResourceSpec;
import org.clipwright.services.field.reading.FieldReader;
import org.clipwright.services.field.reading.Fields;
import org.clipwright.services.resource.Project;
import org.clipwright.services.resource.ProjectClip;
import org.clipwright.services.resource.UserId;
import org.clipwright.timeline.ClipJson;
import org.clipwright.timeline.Curve;
import org.clipwright.timeline.edit.KeyframeEdit;

/** Adds a point to a keyframed property of a clip. */
public final class ClipKeyframes implements ServiceAction {

  private static final double LONGEST = 1_000_000;
  private static final ActionSpec SPEC =
      new ActionSpec("keyframes", ResourceKind.CLIP, ActionSpec.Method.WRITE,
          new ResourceSpec("Keyframe", "A point of an animated property.",
              List.of(
                  FieldSpec.of("property", FieldKind.STRING, "The property to animate, such as alpha or location_x."),
                  FieldSpec.of("position_in_seconds", FieldKind.FLOAT,
                      "Time, counted from the start of the visible clip.")
                      .between(0, LONGEST),
                  ClipPresets.CURVE,
                  FieldSpec.of("value", FieldKind.FLOAT, "The property's value at that time."))),
          ActionSpec.AnswerForm.SUBJECT);

  private final ClipEditing editing;

  public ClipKeyframes(ClipEditing editing) {
    this.editing = editing;
  }

  @Override
  public ActionSpec spec() {
    return SPEC;
  }

  @Override
  public ActionResult run(UserId owner, long subject, Input input) {
    editing.requireOwn(owner, subject);
    Fields fields = FieldReader.complete(SPEC.takes(), input);
    Curve curve = ClipPresets.curve(fields);
    return editing.edit(owner, subject, (clip, project) -> withPoint(clip, project, fields, curve));
  }

  private static ProjectClip withPoint(ProjectClip clip, Project project, Fields fields, Curve curve) {
    ObjectNode json = ClipJson.complete(clip.json());
    String property = fields.text("property");
    requireKeyframes(json, property);
    double seconds = clip.start() + fields.real("position_in_seconds");
    long frame = Math.round(seconds * project.profile().fps().toDouble()) + 1;
    ObjectNode changed = clip.json().deepCopy();
    changed.set(property, json.get(property));
    KeyframeEdit.add(changed, property, frame, fields.real("value"), curve);
    return clip.withJson(changed);
  }

  private static void requireKeyframes(ObjectNode json, String property) {
    JsonNode keyframe = json.path(property);
    boolean known = ClipJson.defaults().path(property).path("Points").isArray();
    if (!known || !keyframe.path("Points").isArray() && !keyframe.isNumber()) {
      throw ValidationException.of("property",
          "The clip has no property \"" + property + "\" that can be animated. Use one of "
              + String.join(", ", animated()) + ".");
    }
  }

  private static List<String> animated() {
    return ClipJson.defaults().properties().stream()
        .filter(entry -> entry.getValue().path("Points").isArray()).map(Map.Entry::getKey).toList();
  }
}
