package org.clipwright.services.file.action;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.clipwright.services.action.ActionContext;
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
import org.clipwright.services.media.draft.StoredDrafts;
import org.clipwright.services.media.name.MediaNames;
import org.clipwright.services.resource.Notices;
import org.clipwright.services.resource.ProjectFile;
import org.clipwright.services.resource.UserId;

/** Copies a file with its media, in the same or another project. */
public final class FileCopy implements ServiceAction {

  private static final ActionSpec SPEC =
      new ActionSpec("copy", ResourceKind.FILE, ActionSpec.Method.WRITE,
          new ResourceSpec("File Copy", "Creates a new file with a copy of the media.",
              List.of(
                  FieldSpec.of("name", FieldKind.STRING, "The name of the new file (default: this file's name).")
                      .upTo(255).optional().orBlank(),
                  FieldSpec.link("project", ResourceKind.PROJECT,
                      "The project to copy it into (default: the same project).")
                      .optional().orNull())),
          ActionSpec.AnswerForm.NEW_FILE);

  private final ActionContext ports;

  public FileCopy(ActionContext ports) {
    this.ports = ports;
  }

  @Override
  public ActionSpec spec() {
    return SPEC;
  }

  @Override
  public ActionResult run(UserId owner, long subject, Input input) {
    ProjectFile file = ports.file(owner, subject);
    Fields fields = FieldReader.complete(SPEC.takes(), input);
    long project = fields.maybeNumber("project").orElse(file.project());
    ports.projects().linked(owner, project);
    String wish = fields.maybeText("name").filter(name -> !name.isEmpty()).orElse(file.name());
    String name = MediaNames.sanitised(wish);
    if (name.isEmpty()) {
      throw ValidationException.of("name", "No filename could be determined.");
    }
    try (StoredDrafts drafts = new StoredDrafts(ports.media(), owner)) {
      String key = drafts.copy(file.key(), project, name);
      ObjectNode json = file.json().deepCopy();
      if (json.has("name")) {
        json.put("name", wish);
      }
      ProjectFile copy = ports.files().insert(new ProjectFile(0, owner, project, key, file.info(), json, null, null));
      drafts.keep();
      ports.notices().publish(Notices.Topic.PROJECT_CHANGED, project);
      return new ActionResult.Resource(ResourceKind.FILE, copy.id());
    }
  }
}
