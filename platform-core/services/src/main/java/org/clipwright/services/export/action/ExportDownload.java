package org.clipwright.services.export.action;

import java.util.Collections;
import java.util.List;
import org.clipwright.services.action.ActionResult;
import org.clipwright.services.action.ActionSpec;
import org.clipwright.services.action.ServiceAction;
import org.clipwright.services.error.ErrorCode;
import org.clipwright.services.error.PlatformException;
import org.clipwright.services.export.StoredOutput;
import org.clipwright.services.field.Input;
import org.clipwright.services.field.ResourceKind;
import org.clipwright.services.field.ResourceSpec;
import org.clipwright.services.media.MediaStore;
import org.clipwright.services.resource.Export;
import org.clipwright.services.resource.ExportRepository;
import org.clipwright.services.resource.UserId;

/** Returns the output of a finished export to its owner; a playlist in an archive with its segments. */
public final class ExportDownload implements ServiceAction {

  private static final ActionSpec SPEC =
      new ActionSpec("download", ResourceKind.EXPORT, ActionSpec.Method.READ,
          new ResourceSpec("Export Download", "The output of this export.", List.of()), ActionSpec.AnswerForm.MEDIA);

  private final ExportRepository exports;
  private final MediaStore media;

  public ExportDownload(ExportRepository exports, MediaStore media) {
    this.exports = exports;
    this.media = media;
  }

  @Override
  public ActionSpec spec() {
    return SPEC;
  }

  @Override
  public ActionResult run(UserId owner, long subject, Input input) {
    Export export = exports.find(owner, subject).orElseThrow(PlatformException::notFound);
    String output = export.outcome().output().orElseThrow(() -> new PlatformException(ErrorCode.NOT_FOUND,
        "This export is " + export.status().word() + " and has no output."));
    StoredOutput stored = new StoredOutput(media, export);
    return stored.isPlaylist()
        ? new ActionResult.Archive(archiveName(output), stored::archive, Collections.emptyNavigableMap())
        : new ActionResult.Media(output);
  }

  private static String archiveName(String output) {
    return output.substring(output.lastIndexOf('/') + 1, output.lastIndexOf('.')) + ".zip";
  }
}
