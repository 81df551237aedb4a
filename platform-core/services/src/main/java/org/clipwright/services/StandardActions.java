package org.clipwright.services;

import java.nio.file.Path;
import java.util.List;
import org.clipwright.services.action.ActionContext;
import org.clipwright.services.action.ServiceActions;
import org.clipwright.services.clip.ClipCaptions;
import org.clipwright.services.clip.ClipEditing;
import org.clipwright.services.clip.ClipKeyframes;
import org.clipwright.services.clip.ClipPresets;
import org.clipwright.services.clip.ClipReset;
import org.clipwright.services.export.ExportCancel;
import org.clipwright.services.export.ExportDownload;
import org.clipwright.services.export.ExportRetry;
import org.clipwright.services.export.ExportService;
import org.clipwright.services.field.ResourceKind;
import org.clipwright.services.file.FileCopy;
import org.clipwright.services.file.FileDownload;
import org.clipwright.services.file.FileTextReplace;
import org.clipwright.services.file.FileTranscribe;
import org.clipwright.services.file.FileTranscribeCancel;
import org.clipwright.services.file.FilesFind;
import org.clipwright.services.project.ProjectCopy;
import org.clipwright.services.project.ProjectDownload;
import org.clipwright.services.project.ProjectInterchange;
import org.clipwright.services.project.ProjectJson;
import org.clipwright.services.project.ProjectLoad;
import org.clipwright.services.project.ProjectMerging;
import org.clipwright.services.project.ProjectValidate;
import org.clipwright.services.project.StorageReport;
import org.clipwright.services.project.Thumbnail;
import org.clipwright.services.title.ProjectTitle;

/** The actions that come with the platform. */
public final class StandardActions {

  private StandardActions() {}

  /**
   * All of them, in the order they are shown.
   *
   * @param scratch a folder for what is unpacked; made when it is not there
   */
  public static ServiceActions of(ActionContext ports, ExportService exports, Path scratch) {
    ClipEditing editing = new ClipEditing(ports.clips(), ports.projects(), ports.transactions(), ports.notices());
    return new ServiceActions(
        List.of(
            new ProjectCopy(ports), new ProjectLoad(ports, scratch), new ProjectMerging(ports),
            new ProjectDownload(ports), new ProjectInterchange(ports), new FilesFind(ports),
            new StorageReport(ports, ResourceKind.PROJECT), Thumbnail.ofProjects(ports), new ProjectTitle(ports),
            new ProjectValidate(ports), new ProjectJson(ports.projects(), ports.document()),
            new FileCopy(ports), new FileDownload(ports), new StorageReport(ports, ResourceKind.FILE),
            new FileTextReplace(ports), Thumbnail.ofFiles(ports), new FileTranscribe(ports),
            new FileTranscribeCancel(ports), new ClipPresets(editing), new ClipKeyframes(editing),
            new ClipReset(editing), new ClipCaptions(ports, editing), new ExportDownload(ports.exports()),
            new ExportRetry(exports), new ExportCancel(exports), new StorageReport(ports, ResourceKind.EXPORT)));
  }
}
