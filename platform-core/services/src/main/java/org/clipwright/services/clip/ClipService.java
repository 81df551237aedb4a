package org.clipwright.services.clip;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.clipwright.services.catalog.EffectCatalog;
import org.clipwright.services.error.ErrorText;
import org.clipwright.services.error.ValidationException;
import org.clipwright.services.field.Input;
import org.clipwright.services.field.ResourceSpecs;
import org.clipwright.services.field.reading.FieldReader;
import org.clipwright.services.field.reading.Fields;
import org.clipwright.services.media.MediaStore;
import org.clipwright.services.media.draft.EffectMedia;
import org.clipwright.services.media.draft.ItemShape;
import org.clipwright.services.resource.Notices;
import org.clipwright.services.resource.OwnedRepository;
import org.clipwright.services.resource.ProjectClip;
import org.clipwright.services.resource.ProjectFile;
import org.clipwright.services.resource.ProjectRepository;
import org.clipwright.services.resource.UserId;
import org.clipwright.services.resource.stored.StoredResources;
import org.clipwright.timeline.ClipJson;

/** Clips: files placed on the timeline. */
public final class ClipService extends StoredResources<ProjectClip> {

  private final OwnedRepository<ProjectClip> clips;
  private final ProjectRepository projects;
  private final OwnedRepository<ProjectFile> files;
  private final ClipTexts texts;
  private final EffectCatalog catalog;
  private final Notices notices;

  public ClipService(
      OwnedRepository<ProjectClip> clips, ProjectRepository projects, OwnedRepository<ProjectFile> files,
      MediaStore media, EffectCatalog catalog,
      Notices notices) {
    super(clips, ResourceSpecs.CLIP);
    this.clips = clips;
    this.projects = projects;
    this.files = files;
    this.texts = new ClipTexts(files, media);
    this.catalog = catalog;
    this.notices = notices;
  }

  @Override
  public ProjectClip create(UserId owner, Input input) {
    Fields fields = FieldReader.complete(ClipTexts.spec(input), input);
    long project = fields.number("project");
    projects.linked(owner, project);
    if (fields.has("file")) {
      return create(owner, fields, requireFile(owner, fields.number("file")));
    }
    ProjectFile text = texts.make(owner, project, fields.json("json"));
    try {
      return create(owner, fields, text);
    } catch (RuntimeException failure) {
      texts.remove(text);
      throw failure;
    }
  }

  private ProjectClip create(UserId owner, Fields fields, ProjectFile file) {
    double start = fields.real("start");
    double end = fields.real("end");
    if (end == 0) {
      end = file.duration();
    }
    requireLength(start, end);
    checkEffects(owner, fields.json("json"), JsonNodeFactory.instance.objectNode());
    ProjectClip clip =
        clips.insert(
            new ProjectClip(0, owner, fields.number("project"), file.id(), fields.real("position"), start, end,
                fields.integer("layer"), ClipJson.begun(fields.json("json")), null, null));
    notices.publish(Notices.Topic.PROJECT_CHANGED, clip.project());
    return clip;
  }

  private ProjectFile requireFile(UserId owner, long id) {
    return files.find(owner, id).orElseThrow(() -> ValidationException.of("file", ErrorText.LINK_MISSING));
  }

  private void checkEffects(UserId owner, ObjectNode json, ObjectNode old) {
    EffectMedia.check(owner, projects, ClipEffects.of(json));
    ClipEffects.check(json, catalog);
    new ItemShape(catalog).requireClip(json, old);
  }

  private static void requireLength(double start, double end) {
    if (end <= start) {
      throw ValidationException.of("end", ErrorText.END_BEFORE_START);
    }
  }

  @Override
  protected ProjectClip change(ProjectClip old, Fields fields) {
    long project = fields.has("project") ? fields.number("project") : old.project();
    if (project != old.project()) {
      projects.linked(old.owner(), project);
    }
    long file = fields.has("file") ? fields.number("file") : old.file();
    double start = fields.has("start") ? fields.real("start") : old.start();
    double end = fields.has("end") ? fields.real("end") : old.end();
    if (file != old.file() || end == 0) {
      ProjectFile shown = requireFile(old.owner(), file);
      end = end == 0 ? shown.duration() : end;
    }
    requireLength(start, end);
    if (fields.has("json")) {
      checkEffects(old.owner(), fields.json("json"), old.json());
    }
    return update(
        new ProjectClip(old.id(), old.owner(), project, file,
            fields.has("position") ? fields.real("position") : old.position(), start, end,
            fields.has("layer") ? fields.integer("layer") : old.layer(),
            fields.has("json") ? ClipJson.replacing(old.json(), fields.json("json")) : old.json(), old.created(),
            old.updated()));
  }

  /** Replaces a clip's JSON. */
  public ProjectClip withJson(ProjectClip clip, ObjectNode json) {
    return update(clip.withJson(json));
  }

  /** Stores a changed clip. */
  public ProjectClip update(ProjectClip changed) {
    ProjectClip clip = stored(changed);
    notices.publish(Notices.Topic.PROJECT_CHANGED, clip.project());
    return clip;
  }

  @Override
  public void delete(UserId owner, long id) {
    ProjectClip clip = find(owner, id);
    removeRow(owner, id);
    notices.publish(Notices.Topic.PROJECT_CHANGED, clip.project());
  }
}
