package org.clipwright.services.export.action;

import java.util.List;
import org.clipwright.services.action.ActionResult;
import org.clipwright.services.action.ActionSpec;
import org.clipwright.services.action.ServiceAction;
import org.clipwright.services.error.ErrorCode;
import org.clipwright.services.error.PlatformException;
import org.clipwright.services.field.Input;
import org.clipwright.services.field.ResourceKind;
import org.clipwright.services.field.ResourceSpec;
import org.clipwright.services.resource.Export;
import org.clipwright.services.resource.ExportRepository;
import org.clipwright.services.resource.UserId;

/** Returns the output of a finished export to its owner. */
public final class ExportDownload implements ServiceAction {

  private static final ActionSpec SPEC =
      new ActionSpec("download", ResourceKind.EXPORT, ActionSpec.Method.READ,
          new ResourceSpec("Export Download", "The output of this export.", List.of()), ActionSpec.Answer.MEDIA);

  private final ExportRepository exports;

  public ExportDownload(ExportRepository exports) {
    this.exports = exports;
  }

  @Override
  public ActionSpec spec() {
    return SPEC;
  }

  @Override
  public ActionResult run(UserId owner, long subject, Input input) {
    Export export = exports.find(owner, subject).orElseThrow(PlatformException::notFound);
    return new ActionResult.Media(export.outcome().output().orElseThrow(() -> new PlatformException(ErrorCode.NOT_FOUND,
        "This export is " + export.status().word() + " and has no output.")));
  }
}
