package org.clipwright.services.project;

import java.util.Collection;
import java.util.Map;
import org.clipwright.services.error.PlatformException;
import org.clipwright.services.error.ValidationException;
import org.clipwright.services.field.Input;
import org.clipwright.services.field.ResourceSpecs;
import org.clipwright.services.field.reading.FieldReader;
import org.clipwright.services.field.reading.Fields;
import org.clipwright.services.media.MediaStore;
import org.clipwright.services.media.name.MediaNames;
import org.clipwright.services.resource.ExportRepository;
import org.clipwright.services.resource.Notices;
import org.clipwright.services.resource.OwnedRepository.Filter;
import org.clipwright.services.resource.Project;
import org.clipwright.services.resource.ProjectRepository;
import org.clipwright.services.resource.UserId;
import org.clipwright.services.resource.stored.StoredResources;
import org.clipwright.timeline.ChannelLayout;
import org.clipwright.timeline.ChannelMask;
import org.clipwright.timeline.Profile;
import org.clipwright.timeline.ProfileLimits;
import org.clipwright.timeline.Rational;

/** Projects and the resources in them. */
public final class ProjectService extends StoredResources<Project> {

  private final ProjectRepository projects;
  private final ExportRepository exports;
  private final MediaStore media;
  private final Notices notices;

  public ProjectService(ProjectRepository projects, ExportRepository exports, MediaStore media, Notices notices) {
    super(projects, ResourceSpecs.PROJECT);
    this.projects = projects;
    this.exports = exports;
    this.media = media;
    this.notices = notices;
  }

  @Override
  public Project create(UserId owner, Input input) {
    Fields fields = FieldReader.complete(ResourceSpecs.PROJECT, input);
    return projects.insert(
        new Project(0, owner, fields.text("name"), profile(fields, input.names("channel_layout")),
            fields.json("json"), null, null));
  }

  /** The contents of some projects, by their ids; an empty project may be missing. */
  public Map<Long, ProjectRepository.Contents> contents(UserId owner, Collection<Long> ids) {
    return projects.contents(owner, ids);
  }

  @Override
  protected Project change(Project old, Fields fields) {
    Profile profile = old.profile();
    int channels = fields.has("channels") ? fields.integer("channels") : profile.channels();
    Profile changed =
        new Profile(
            fields.has("width") ? fields.integer("width") : profile.width(),
            fields.has("height") ? fields.integer("height") : profile.height(),
            new Rational(
                fields.has("fps_num") ? fields.integer("fps_num") : profile.fps().num(),
                fields.has("fps_den") ? fields.integer("fps_den") : profile.fps().den()),
            fields.has("sample_rate") ? fields.integer("sample_rate") : profile.sampleRate(),
            channels,
            layout(fields.has("channel_layout"), channels,
                fields.has("channel_layout") ? fields.integer("channel_layout") : profile.channelLayout()));
    require(changed);
    Project project =
        projects.update(
            old.with(
                fields.has("name") ? fields.text("name") : old.name(),
                changed,
                fields.has("json") ? fields.json("json") : old.json()))
            .orElseThrow(PlatformException::notFound);
    notices.publish(Notices.Topic.PROJECT_CHANGED, project.id());
    return project;
  }

  /** Removes a project, everything in it, and its media. */
  @Override
  public void delete(UserId owner, long id) {
    find(owner, id);
    exports.ids(owner, Filter.project(id)).forEach(export -> exports.requestCancel(owner, export));
    removeRow(owner, id);
    notices.publish(Notices.Topic.PROJECT_CHANGED, id);
    media.deleteFolder(MediaNames.fileFolder(id));
    media.deleteFolder(MediaNames.outputFolder(id));
    media.deleteFolder(MediaNames.segmentFolder(id));
  }

  private static Profile profile(Fields fields, boolean isLayoutStated) {
    Profile profile = new Profile(
        fields.integer("width"), fields.integer("height"),
        new Rational(fields.integer("fps_num"), fields.integer("fps_den")), fields.integer("sample_rate"),
        fields.integer("channels"),
        layout(isLayoutStated, fields.integer("channels"), fields.integer("channel_layout")));
    require(profile);
    return profile;
  }

  /** Stating only the number of channels implies their usual layout. */
  private static int layout(boolean isStated, int channels, int layout) {
    if (!isStated) {
      return ChannelMask.of(channels, layout);
    }
    ChannelLayout.refusal(channels, layout).ifPresent(sentence -> {
      throw ValidationException.of("channel_layout", sentence);
    });
    return layout;
  }

  private static void require(Profile profile) {
    ProfileLimits.excess(profile).ifPresent(excess -> {
      String field = excess.property().equals("fps") ? "fps_num" : excess.property();
      throw ValidationException.of(field, excess.sentence());
    });
  }
}
