package org.clipwright.services;

import java.nio.file.Path;
import java.util.List;
import org.clipwright.services.action.ActionContext;
import org.clipwright.services.action.ServiceActions;
import org.clipwright.services.clip.action.ClipCaptions;
import org.clipwright.services.clip.action.ClipEditing;
import org.clipwright.services.clip.action.ClipKeyframes;
import org.clipwright.services.clip.action.ClipPresets;
import org.clipwright.services.clip.action.ClipReset;
import org.clipwright.services.export.ExportService;
import org.clipwright.services.export.action.ExportCancel;
import org.clipwright.services.export.action.ExportDownload;
import org.clipwright.services.export.action.ExportRetry;
import org.clipwright.services.field.ResourceKind;
import org.clipwright.services.file.action.FileCopy;
import org.clipwright.services.file.action.FileDownload;
import org.clipwright.services.file.action.FileTextReplace;
import org.clipwright.services.file.action.FileTranscribe;
import org.clipwright.services.file.action.FileTranscribeCancel;
import org.clipwright.services.file.action.FilesFind;
import org.clipwright.services.project.action.ProjectCopy;
import org.clipwright.services.project.action.ProjectDownload;
import org.clipwright.services.project.action.ProjectInterchange;
import org.clipwright.services.project.action.ProjectJson;
import org.clipwright.services.project.action.ProjectLoad;
import org.clipwright.services.project.action.ProjectMerging;
import org.clipwright.services.project.action.ProjectValidate;
import org.clipwright.services.project.action.StorageReport;
import org.clipwright.services.project.action.Thumbnail;
import org.clipwright.services.title.action.ProjectTitle;

/** The actions that come with the platform. */
public final class StandardActions {

  private StandardActions() {}

  /**
   * All of them, in the order they are shown.
   *
   * @param drawing draws thumbnails
   * @param scratch a folder for unpacked archives; created if missing
   */
  public static ServiceActions of(
      ActionContext ports, ProjectDrawing drawing, ExportService exports, Path scratch) {
    ClipEditing editing = new ClipEditing(ports.clips(), ports.projects(), ports.transactions(), ports.notices());
    return new ServiceActions(
        List.of(
            new ProjectCopy(ports), new ProjectLoad(ports, scratch), new ProjectMerging(ports),
            new ProjectDownload(ports), new ProjectInterchange(ports), new FilesFind(ports),
            new StorageReport(ports, ResourceKind.PROJECT), Thumbnail.ofProjects(ports, drawing.drawn()),
            new ProjectTitle(ports),
            new ProjectValidate(ports), new ProjectJson(ports.projects(), ports.document()),
            new FileCopy(ports), new FileDownload(ports), new StorageReport(ports, ResourceKind.FILE),
            new FileTextReplace(ports), Thumbnail.ofFiles(ports, drawing.drawn()), new FileTranscribe(ports),
            new FileTranscribeCancel(ports), new ClipPresets(editing), new ClipKeyframes(editing),
            new ClipReset(editing), new ClipCaptions(ports, editing),
            new ExportDownload(ports.exports(), ports.media()),
            new ExportRetry(exports), new ExportCancel(exports), new StorageReport(ports, ResourceKind.EXPORT)));
  }
}
