package org.clipwright.services.project.draw;

import java.util.List;
import java.util.function.Supplier;
import org.clipwright.services.media.MediaStore;
import org.clipwright.services.media.draft.DrawnPicture;
import org.clipwright.services.resource.UserId;
import org.clipwright.services.work.WorkDispatcher;
import org.clipwright.services.work.WorkRequest;

/** Has workers draw frames of projects and files, and keeps those asked for last until they would look different. */
public final class DrawnFrames {

  private final MediaStore media;
  private final WorkDispatcher workers;
  private final ProjectVersions versions;
  private final KeptPictures kept;

  /**
   * A frame, drawn or not.
   *
   * @param version names the picture: whatever looks different has another one
   * @param bytes draws it, unless it is kept
   */
  public record Drawing(String version, Supplier<byte[]> bytes) {}

  /**
   * Creates the service.
   *
   * @param keptBytes how many bytes of pictures to keep in memory
   * @param versions names the pictures
   */
  public DrawnFrames(MediaStore media, WorkDispatcher workers, ProjectVersions versions, long keptBytes) {
    this.media = media;
    this.workers = workers;
    this.versions = versions;
    this.kept = new KeptPictures(keptBytes);
  }

  /** The picture that a request asks for. */
  public Drawing of(UserId owner, WorkRequest.Thumbnail request) {
    String version = version(owner, request);
    return new Drawing(version, () -> kept.of(version, () -> drawn(owner, request)));
  }

  private String version(UserId owner, WorkRequest.Thumbnail request) {
    List<?> what =
        List.of(request.frame(), request.width(), request.height(), request.format(), request.quality());
    return switch (request.shown()) {
      case WorkRequest.WholeProject(var document) -> versions.of(owner, document, what);
      case WorkRequest.StoredFile(String key) -> versions.of(key, what);
    };
  }

  /** The worker leaves the picture in the storage, where this process fetches it. */
  private byte[] drawn(UserId owner, WorkRequest.Thumbnail request) {
    return DrawnPicture.take(media, workers.call(owner, request).key());
  }
}
