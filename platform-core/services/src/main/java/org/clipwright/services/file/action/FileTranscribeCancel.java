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

/** Stops the transcription of a file that is waiting or running. */
public final class FileTranscribeCancel implements ServiceAction {

  private static final ActionSpec SPEC =
      new ActionSpec("transcribe-cancel", ResourceKind.FILE, ActionSpec.Method.WRITE,
          new ResourceSpec("File Transcribe Cancel", "Stops the transcription of this file.", List.of()),
          ActionSpec.AnswerForm.SUBJECT);

  private final ActionContext ports;

  public FileTranscribeCancel(ActionContext ports) {
    this.ports = ports;
  }

  @Override
  public ActionSpec spec() {
    return SPEC;
  }

  @Override
  public ActionResult run(UserId owner, long subject, Input input) {
    ports.transcriptions().cancel(ports.file(owner, subject));
    return new ActionResult.Resource(ResourceKind.FILE, subject);
  }
}
