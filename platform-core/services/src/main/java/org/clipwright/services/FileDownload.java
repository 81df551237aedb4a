package org.clipwright.services;

import java.util.List;

/** Gives the media of a file to its owner. */
public final class FileDownload implements ServiceAction {

  private static final ActionSpec SPEC =
      new ActionSpec("download", ResourceKind.FILE, ActionSpec.Method.READ,
          new ResourceSpec("File Download", "The media of this file.", List.of()), ActionSpec.Answer.MEDIA);

  private final Ports ports;

  public FileDownload(Ports ports) {
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
