package org.clipwright.services.file.action;

import java.util.List;
import org.clipwright.services.action.ActionContext;
import org.clipwright.services.action.ActionResult;
import org.clipwright.services.action.ActionSpec;
import org.clipwright.services.action.ServiceAction;
import org.clipwright.services.field.Input;
import org.clipwright.services.field.ResourceKind;
import org.clipwright.services.field.ResourceSpec;
import org.clipwright.services.resource.UserId;

/** Returns the media of a file to its owner. */
public final class FileDownload implements ServiceAction {

  private static final ActionSpec SPEC =
      new ActionSpec("download", ResourceKind.FILE, ActionSpec.Method.READ,
          new ResourceSpec("File Download", "The media of this file.", List.of()), ActionSpec.AnswerForm.MEDIA);

  private final ActionContext ports;

  public FileDownload(ActionContext ports) {
    this.ports = ports;
  }

  @Override
  public ActionSpec spec() {
    return SPEC;
  }

  @Override
  public ActionResult run(UserId owner, long subject, Input input) {
    return new ActionResult.Media(ports.file(owner, subject).key());
  }
}
