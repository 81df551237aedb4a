package org.clipwright.services.file;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.clipwright.sdk.storage.StoredObject;
import org.clipwright.services.error.ValidationException;
import org.clipwright.services.field.Input;
import org.clipwright.services.field.ResourceSpecs;
import org.clipwright.services.field.Upload;
import org.clipwright.services.field.reading.FieldReader;
import org.clipwright.services.field.reading.Fields;
import org.clipwright.services.media.MediaStore;
import org.clipwright.services.media.OutboundHttp;
import org.clipwright.services.media.draft.StoredMediaProbe;
import org.clipwright.services.resource.Notices;
import org.clipwright.services.resource.OwnedRepository;
import org.clipwright.services.resource.ProjectFile;
import org.clipwright.services.resource.ProjectRepository;
import org.clipwright.services.resource.UserId;
import org.clipwright.services.resource.stored.StoredResources;
import org.clipwright.services.work.WorkDispatcher;

/**
 * Source media: uploads, imports from addresses and from the media folder. A file exists once its bytes are stored and
 * a worker has probed them; if either fails, nothing is left behind.
 */
public final class FileService extends StoredResources<ProjectFile> {

  private final OwnedRepository<ProjectFile> files;
  private final ProjectRepository projects;
  private final MediaStore media;
  private final WorkDispatcher workers;
  private final ArrivingMedia arrivals;
  private final Notices notices;

  public FileService(
      OwnedRepository<ProjectFile> files,
      ProjectRepository projects,
      MediaStore media,
      WorkDispatcher workers,
      OutboundHttp web,
      Notices notices) {
    super(files, ResourceSpecs.FILE);
    this.files = files;
    this.projects = projects;
    this.media = media;
    this.workers = workers;
    this.arrivals = new ArrivingMedia(media, projects, web);
    this.notices = notices;
  }

  @Override
  public ProjectFile create(UserId owner, Input input) {
    Fields fields = FieldReader.complete(ResourceSpecs.FILE, input);
    long project = projects.linked(owner, fields.number("project")).id();
    ObjectNode json = fields.json("json");
    long room = media.quota().room(owner);
    media.quota().requireWithin(room, fields.upload("media").map(Upload::size).orElse(0L));
    String key = arrivals.store(owner, project, fields.upload("media"), json);
    try {
      media.quota().requireWithin(room, media.find(key).map(StoredObject::size).orElse(0L));
      ObjectNode info = probe(owner).of(key, fields.upload("media").isPresent() ? "media" : "json");
      ProjectFile file = files.insert(new ProjectFile(0, owner, project, key, info, json, null, null));
      notices.publish(Notices.Topic.PROJECT_CHANGED, project);
      return file;
    } catch (RuntimeException e) {
      media.delete(key);
      throw e;
    }
  }

  private StoredMediaProbe probe(UserId owner) {
    return new StoredMediaProbe(workers, owner);
  }

  /** The owner's files among some ids, by id, in one read. */
  public Map<Long, ProjectFile> findAll(UserId owner, Collection<Long> ids) {
    return ids.isEmpty()
        ? Map.of()
        : files.findAll(owner, ids).stream().collect(Collectors.toMap(ProjectFile::id, Function.identity()));
  }

  @Override
  protected ProjectFile change(ProjectFile old, Fields fields) {
    if (fields.has("project") && fields.number("project") != old.project()) {
      projects.linked(old.owner(), fields.number("project"));
      throw ValidationException.of("project", "A file cannot be moved to another project; copy it instead.");
    }
    ProjectFile changed = fields.has("json") ? old.withJson(old.ownKeys(fields.json("json"))) : old;
    Optional<Upload> upload = fields.upload("media");
    if (upload.isEmpty()) {
      return updated(changed);
    }
    media.quota().require(old.owner(), upload.get().size());
    String key = arrivals.storeUpload(old.project(), upload.get(), changed.json());
    try {
      ProjectFile stored = updated(changed.withContent(key, probe(old.owner()).of(key, "media")));
      media.delete(old.key());
      return stored;
    } catch (RuntimeException e) {
      media.delete(key);
      throw e;
    }
  }

  private ProjectFile updated(ProjectFile changed) {
    ProjectFile file = stored(changed);
    notices.publish(Notices.Topic.PROJECT_CHANGED, file.project());
    return file;
  }

  /** Removes a file, the clips that show it, and its bytes; finished exports stay. */
  @Override
  public void delete(UserId owner, long id) {
    ProjectFile file = find(owner, id);
    removeRow(owner, id);
    media.delete(file.key());
    notices.publish(Notices.Topic.PROJECT_CHANGED, file.project());
  }
}
