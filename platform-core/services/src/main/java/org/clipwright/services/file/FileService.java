package org.clipwright.services.file;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.clipwright.sdk.storage.StoredObject;
import org.clipwright.services.error.ErrorCode;
import org.clipwright.services.error.ErrorText;
import org.clipwright.services.error.PlatformException;
import org.clipwright.services.error.ValidationException;
import org.clipwright.services.field.Input;
import org.clipwright.services.field.ResourceSpecs;
import org.clipwright.services.field.Upload;
import org.clipwright.services.field.reading.FieldReader;
import org.clipwright.services.field.reading.Fields;
import org.clipwright.services.media.CloudPlace;
import org.clipwright.services.media.CloudPlaces;
import org.clipwright.services.media.MediaStore;
import org.clipwright.services.media.OutboundHttp;
import org.clipwright.services.media.draft.StoredMediaProbe;
import org.clipwright.services.media.name.MediaNames;
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
  private final OutboundHttp web;
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
    this.web = web;
    this.notices = notices;
  }

  @Override
  public ProjectFile create(UserId owner, Input input) {
    Fields fields = FieldReader.complete(ResourceSpecs.FILE, input);
    long project = projects.linked(owner, fields.number("project")).id();
    ObjectNode json = fields.json("json");
    long room = media.quota().room(owner);
    media.quota().requireWithin(room, fields.upload("media").map(Upload::size).orElse(0L));
    String key = store(owner, project, fields.upload("media"), json);
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

  private String store(UserId owner, long project, Optional<Upload> upload, ObjectNode json) {
    if (upload.isPresent()) {
      return storeUpload(project, upload.get(), json);
    }
    Optional<CloudPlace> place = media.elsewhere().named(owner, json, CloudPlaces.Use.IMPORT);
    if (place.isPresent()) {
      return storeImport(project, place.get(), json);
    }
    String address = json.path("url").asText("").strip();
    if (address.isEmpty()) {
      throw ValidationException.of("media", ErrorText.NO_FILE);
    }
    return address.matches("(?i)[a-z][a-z0-9+.-]*://.*")
        ? storeDownload(project, address, json)
        : storeCopy(owner, project, address, json);
  }

  private String storeUpload(long project, Upload upload, ObjectNode json) {
    String name = name(json, upload.name(), "media");
    String key = media.reserve(MediaNames.fileFolder(project), name);
    media.put(key, upload);
    return key;
  }

  private String storeDownload(long project, String address, ObjectNode json) {
    String name = name(json, pathOf(address), "json");
    String key = media.reserve(MediaNames.fileFolder(project), name);
    try {
      web.get(address, download -> media.put(key, download.content()));
      return key;
    } catch (PlatformException e) {
      if (e.code() == ErrorCode.INVALID) {
        throw ValidationException.of("json", e.getMessage());
      }
      throw e;
    }
  }

  private String storeImport(long project, CloudPlace place, ObjectNode json) {
    String key = media.reserve(MediaNames.fileFolder(project), name(json, place.key(), "json"));
    try (InputStream content = place.open()) {
      media.put(key, content);
      return key;
    } catch (IOException e) {
      throw new PlatformException(ErrorCode.RESOURCE, "The import could not be read: " + e.getMessage(), e);
    } catch (PlatformException e) {
      if (e.code() == ErrorCode.INVALID) {
        throw ValidationException.of("json", e.getMessage());
      }
      throw e;
    }
  }

  private static String pathOf(String address) {
    try {
      return Optional.ofNullable(URI.create(address).getPath()).orElse("");
    } catch (IllegalArgumentException e) {
      throw ValidationException.of("json", "\"" + address + "\" is not an address that media can be fetched from.");
    }
  }

  /** Stores a copy of media that is already in the folder of one of the user's projects. */
  private String storeCopy(UserId owner, long project, String path, ObjectNode json) {
    String key = path.startsWith("/") ? path.substring(1) : path;
    String[] parts = key.split("/");
    boolean own = parts.length == 4 && parts[0].equals("video")
        && (parts[1].equals("files") || parts[1].equals("output"))
        && parts[2].matches("\\d{1,18}") && projects.find(owner, Long.parseLong(parts[2])).isPresent();
    if (!own || media.find(key).isEmpty()) {
      throw ValidationException.of("json", "There is no media at \"" + path + "\" on this server.");
    }
    String copy = media.reserve(MediaNames.fileFolder(project), name(json, key, "json"));
    media.copy(key, copy);
    return copy;
  }

  private static String name(ObjectNode json, String fallback, String field) {
    String wish = json.path("name").asText("").strip();
    String name = MediaNames.sanitised(wish.isEmpty() ? fallback : wish);
    if (name.isEmpty()) {
      throw ValidationException.of(field, "No filename could be determined.");
    }
    return name;
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
    ProjectFile changed = fields.has("json") ? old.withJson(ownKeys(old, fields.json("json"))) : old;
    Optional<Upload> upload = fields.upload("media");
    if (upload.isEmpty()) {
      return updated(changed);
    }
    media.quota().require(old.owner(), upload.get().size());
    String key = storeUpload(old.project(), upload.get(), changed.json());
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

  /** Clients send back the whole JSON they were shown; probed values are not theirs to set. */
  private static ObjectNode ownKeys(ProjectFile old, ObjectNode sent) {
    ObjectNode own = sent.deepCopy();
    old.info().fieldNames().forEachRemaining(key -> {
      if (old.info().get(key).equals(own.get(key))) {
        own.remove(key);
      }
    });
    own.remove("path");
    return own;
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
