package org.clipwright.services.project.action;

import java.util.List;
import org.clipwright.services.action.ActionContext;
import org.clipwright.services.action.ActionResult;
import org.clipwright.services.action.ActionSpec;
import org.clipwright.services.action.ServiceAction;
import org.clipwright.services.field.Input;
import org.clipwright.services.field.ResourceKind;
import org.clipwright.services.field.ResourceSpec;
import org.clipwright.services.resource.Project;
import org.clipwright.services.resource.UserId;

/** Returns a project with its media as a ZIP that the desktop editor opens. */
public final class ProjectDownload implements ServiceAction {

  private static final ActionSpec SPEC =
      new ActionSpec("download", ResourceKind.PROJECT, ActionSpec.Method.READ,
          new ResourceSpec("Project Download", "A ZIP of the project file and its media, for the desktop editor.",
              List.of()),
          ActionSpec.AnswerForm.ARCHIVE);

  private final ActionContext ports;

  public ProjectDownload(ActionContext ports) {
    this.ports = ports;
  }

  @Override
  public ActionSpec spec() {
    return SPEC;
  }

  @Override
  public ActionResult run(UserId owner, long subject, Input input) {
    Project project = ports.project(owner, subject);
    return new ProjectPackage(ports.media(), project, ports.document().forEditor(project)).archive();
  }
}
