package org.clipwright.services.export.action;

import java.util.List;
import org.clipwright.services.action.ActionResult;
import org.clipwright.services.action.ActionSpec;
import org.clipwright.services.action.ServiceAction;
import org.clipwright.services.export.ExportService;
import org.clipwright.services.field.Input;
import org.clipwright.services.field.ResourceKind;
import org.clipwright.services.field.ResourceSpec;
import org.clipwright.services.resource.UserId;

/** Renders a finished export again. */
public final class ExportRetry implements ServiceAction {

  private static final ActionSpec SPEC =
      new ActionSpec("retry", ResourceKind.EXPORT, ActionSpec.Method.WRITE,
          new ResourceSpec("Export retry", "Renders a finished export again.", List.of()),
          ActionSpec.AnswerForm.SENTENCE);

  private final ExportService exports;

  public ExportRetry(ExportService exports) {
    this.exports = exports;
  }

  @Override
  public ActionSpec spec() {
    return SPEC;
  }

  @Override
  public ActionResult run(UserId owner, long subject, Input input) {
    exports.retry(owner, subject);
    return new ActionResult.Sentence("The export is queued again.");
  }
}
