package org.clipwright.services.clip.action;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.clipwright.services.action.ActionResult;
import org.clipwright.services.action.ActionSpec;
import org.clipwright.services.action.ServiceAction;
import org.clipwright.services.field.Input;
import org.clipwright.services.field.ResourceKind;
import org.clipwright.services.field.ResourceSpec;
import org.clipwright.services.resource.ProjectClip;
import org.clipwright.services.resource.UserId;
import org.clipwright.timeline.edit.KeyframeEdit;

/** Removes the animations of a clip's common properties. */
public final class ClipReset implements ServiceAction {

  private static final Map<String, Double> NATURAL =
      Map.of("alpha", 1.0, "scale_x", 1.0, "scale_y", 1.0, "location_x", 0.0, "location_y", 0.0, "rotation", 0.0);
  private static final ActionSpec SPEC =
      new ActionSpec("reset", ResourceKind.CLIP, ActionSpec.Method.WRITE,
          new ResourceSpec("Clip reset", "Resets opacity, scale, location and rotation to those of a new clip.",
              List.of()),
          ActionSpec.AnswerForm.SUBJECT);

  private final ClipEditing editing;

  public ClipReset(ClipEditing editing) {
    this.editing = editing;
  }

  @Override
  public ActionSpec spec() {
    return SPEC;
  }

  @Override
  public ActionResult run(UserId owner, long subject, Input input) {
    return editing.edit(owner, subject, (clip, project) -> reset(clip));
  }

  private static ProjectClip reset(ProjectClip clip) {
    ObjectNode json = clip.json().deepCopy();
    NATURAL.forEach((property, value) -> KeyframeEdit.hold(json, property, value));
    return clip.withJson(json);
  }
}
