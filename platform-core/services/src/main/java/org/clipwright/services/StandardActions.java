package org.clipwright.services;

import java.nio.file.Path;
import java.util.List;

/** The actions that come with the platform. */
public final class StandardActions {

  private StandardActions() {}

  /**
   * All of them, in the order they are shown.
   *
   * @param scratch a folder for what is unpacked; made when it is not there
   */
  public static ServiceActions of(Ports ports, ExportService exports, Path scratch) {
    ClipEditing editing = new ClipEditing(ports.clips(), ports.projects(), ports.transactions(), ports.notices());
    return new ServiceActions(
        List.of(
            new ProjectCopy(ports), new ProjectLoad(ports, scratch), new ProjectMerging(ports), new ProjectDownload(ports),
            new ProjectInterchange(ports), new FilesFind(ports), new StorageReport(ports, ResourceKind.PROJECT),
            Thumbnail.ofProjects(ports), new ProjectTitle(ports), new ProjectValidate(ports),
            new ProjectJson(ports.projects(), ports.document()),
            new FileCopy(ports), new FileDownload(ports), new StorageReport(ports, ResourceKind.FILE),
            new FileTextReplace(ports), Thumbnail.ofFiles(ports), new FileTranscribe(ports),
            new ClipPresets(editing), new ClipKeyframes(editing), new ClipReset(editing), new ClipCaptions(ports, editing),
            new ExportDownload(ports.exports()), new ExportRetry(exports), new ExportCancel(exports),
            new StorageReport(ports, ResourceKind.EXPORT)));
  }
}
