package org.clipwright.services.clip.action;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.clipwright.services.action.ActionResult;
import org.clipwright.services.action.ActionSpec;
import org.clipwright.services.action.ServiceAction;
import org.clipwright.services.error.ErrorText;
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
import org.clipwright.services.suggestion.NearNames;
import org.clipwright.timeline.ClipJson;
import org.clipwright.timeline.Curve;
import org.clipwright.timeline.preset.Preset;
import org.clipwright.timeline.preset.PresetApplication;
import org.clipwright.timeline.preset.PresetCatalog;

/** Applies a named set of animations to a clip. */
public final class ClipPresets implements ServiceAction {

  static final FieldSpec CURVE =
      FieldSpec.of("curve", FieldKind.STRING, "The name of the curve between points.")
          .startingAt(Curve.EASE.name());

  private static final double LONGEST = 1_000_000;
  private static final ActionSpec SPEC =
      new ActionSpec("presets", ResourceKind.CLIP, ActionSpec.Method.WRITE,
          new ResourceSpec("Clip preset", "A named set of animations.",
              List.of(
                  FieldSpec.of("preset", FieldKind.STRING, "The name of the preset, such as Fade In."),
                  FieldSpec.of("length_in_seconds", FieldKind.FLOAT, "How long animations at the start or end take.")
                      .between(0, LONGEST).startingAt(1.0),
                  CURVE)),
          ActionSpec.AnswerForm.SUBJECT);

  private final ClipEditing editing;

  public ClipPresets(ClipEditing editing) {
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
    String name = fields.text("preset");
    Preset preset = PresetCatalog.named(name)
        .orElseThrow(() -> ValidationException.of("preset", notAChoice(name,
            PresetCatalog.all().stream().map(Preset::name).toList(), "/info/presets/ lists all presets.")));
    Curve curve = curve(fields);
    double length = fields.real("length_in_seconds");
    return editing.edit(owner, subject, (clip, project) -> animated(clip, project, preset, length, curve));
  }

  private static ProjectClip animated(ProjectClip clip, Project project, Preset preset, double length, Curve curve) {
    ObjectNode json = ClipJson.complete(clip.json());
    double end = PresetApplication.apply(preset, json, clip.start(), clip.end(), project.profile().fps(), length,
        curve);
    ProjectClip placed = clip.placed(clip.position(), clip.start(), end, clip.layer());
    return placed.withJson(ownAndChanged(clip.json(), json));
  }

  /** The user's own keys and what the preset changed; all other keys are left out. */
  private static ObjectNode ownAndChanged(ObjectNode own, ObjectNode animated) {
    ObjectNode before = ClipJson.complete(own);
    ObjectNode kept = own.deepCopy();
    animated.properties().forEach(entry -> {
      if (!entry.getValue().equals(before.get(entry.getKey()))) {
        kept.set(entry.getKey(), entry.getValue());
      }
    });
    return kept;
  }

  static Curve curve(Fields fields) {
    String name = fields.text("curve");
    List<String> curves = Curve.all().stream().map(Curve::name).toList();
    return Curve.named(name).orElseThrow(() -> ValidationException.of("curve", notAChoice(name, curves,
        "The curves are " + String.join(", ", curves) + ".")));
  }

  private static String notAChoice(String name, List<String> names, String all) {
    return ErrorText.notAChoice(name) + NearNames.question(name, names) + " " + all;
  }
}
