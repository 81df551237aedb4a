package org.clipwright.services.project.action;

import java.util.List;
import org.clipwright.services.action.ActionContext;
import org.clipwright.services.action.ActionResult;
import org.clipwright.services.action.ActionSpec;
import org.clipwright.services.action.ServiceAction;
import org.clipwright.services.field.FieldKind;
import org.clipwright.services.field.FieldSpec;
import org.clipwright.services.field.Input;
import org.clipwright.services.field.ResourceKind;
import org.clipwright.services.field.ResourceSpec;
import org.clipwright.services.field.reading.FieldReader;
import org.clipwright.services.media.draft.StoredDrafts;
import org.clipwright.services.resource.Project;
import org.clipwright.services.resource.UserId;

/** Copies a project with its media. */
public final class ProjectCopy implements ServiceAction {

  private static final ActionSpec SPEC =
      new ActionSpec("copy", ResourceKind.PROJECT, ActionSpec.Method.WRITE,
          new ResourceSpec("Project Copy",
              "Creates a new project with copies of the files, clips and effects of this one.",
              List.of(FieldSpec.of("name", FieldKind.STRING,
                  "The name of the new project (default: this project's name).")
                  .upTo(255).optional())),
          ActionSpec.AnswerForm.NEW_PROJECT);

  private final ActionContext ports;

  public ProjectCopy(ActionContext ports) {
    this.ports = ports;
  }

  @Override
  public ActionSpec spec() {
    return SPEC;
  }

  @Override
  public ActionResult run(UserId owner, long subject, Input input) {
    Project source = ports.project(owner, subject);
    String name = FieldReader.complete(SPEC.takes(), input).maybeText("name").orElse(source.name());
    long id = ports.projects().reserveId();
    try (StoredDrafts drafts = new StoredDrafts(ports.media(), owner)) {
      ProjectTransfer transfer = new ProjectTransfer(ports, drafts, source, id);
      transfer.copyMedia(file -> true);
      Project copy = ports.transactions().call(() -> copied(source, name, id, transfer));
      drafts.keep();
      return new ActionResult.Resource(ResourceKind.PROJECT, copy.id());
    }
  }

  private Project copied(Project source, String name, long id, ProjectTransfer transfer) {
    Project copy = ports.projects()
        .insert(new Project(id, source.owner(), name, source.profile(), source.json(), null, null));
    transfer.bringFiles();
    transfer.clips().forEach(clip -> transfer.bring(clip, clip.json().deepCopy()));
    transfer.effects().forEach(effect -> transfer.bring(effect, effect.json().deepCopy()));
    transfer.settle();
    transfer.bringEditorState();
    return copy;
  }
}
