package org.clipwright.services.project.action;

import java.util.List;
import org.clipwright.services.action.ActionResult;
import org.clipwright.services.action.ActionSpec;
import org.clipwright.services.action.ServiceAction;
import org.clipwright.services.error.PlatformException;
import org.clipwright.services.field.Input;
import org.clipwright.services.field.ResourceKind;
import org.clipwright.services.field.ResourceSpec;
import org.clipwright.services.resource.Project;
import org.clipwright.services.resource.ProjectDocument;
import org.clipwright.services.resource.ProjectRepository;
import org.clipwright.services.resource.UserId;

/** Shows a whole project as the JSON of an OpenShot project. */
public final class ProjectJson implements ServiceAction {

  private static final ActionSpec SPEC =
      new ActionSpec("json", ResourceKind.PROJECT, ActionSpec.Method.READ,
          new ResourceSpec("Project JSON", "The project with its files, clips and effects as an OpenShot project.",
              List.of()),
          ActionSpec.AnswerForm.DOCUMENT);

  private final ProjectRepository projects;
  private final ProjectDocument document;

  public ProjectJson(ProjectRepository projects, ProjectDocument document) {
    this.projects = projects;
    this.document = document;
  }

  @Override
  public ActionSpec spec() {
    return SPEC;
  }

  @Override
  public ActionResult run(UserId owner, long subject, Input input) {
    Project project = projects.find(owner, subject).orElseThrow(PlatformException::notFound);
    return new ActionResult.Document(document.forEditor(project));
  }
}
