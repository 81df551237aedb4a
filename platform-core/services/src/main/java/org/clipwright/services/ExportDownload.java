package org.clipwright.services;

import java.util.List;

/** Gives the output of a finished export to its owner. */
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
    return new ActionResult.Media(export.output().orElseThrow(() -> new PlatformException(ErrorCode.NOT_FOUND,
        "This export is " + export.status().word() + " and has no output.")));
  }
}
