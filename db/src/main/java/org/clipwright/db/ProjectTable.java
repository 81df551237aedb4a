package org.clipwright.db;

import static org.clipwright.db.generated.Tables.PROJECT;

import java.util.Optional;
import org.clipwright.db.generated.tables.records.ProjectRecord;
import org.clipwright.services.resource.Project;
import org.clipwright.services.resource.ProjectRepository;
import org.clipwright.services.resource.UserId;
import org.clipwright.timeline.Profile;
import org.clipwright.timeline.Rational;

/** Keeps projects in PostgreSQL. */
public final class ProjectTable extends OwnedTable<ProjectRecord, Project> implements ProjectRepository {

  public ProjectTable(Database database) {
    super(database, new Columns<>(PROJECT.ID, PROJECT.OWNER, PROJECT.ID, Optional.empty(), PROJECT.UPDATED));
  }

  @Override
  Project read(ProjectRecord row) {
    Profile profile =
        new Profile(
            row.getWidth(), row.getHeight(), new Rational(row.getFpsNum(), row.getFpsDen()), row.getSampleRate(),
            row.getChannels(), row.getChannelLayout());
    return new Project(
        row.getId(), new UserId(row.getOwner()), row.getName(), profile, StoredJson.read(row.getJson()), row.getCreated(),
        row.getUpdated());
  }

  @Override
  ProjectRecord write(Project project) {
    ProjectRecord row = new ProjectRecord();
    Profile profile = project.profile();
    row.setOwner(project.owner().value());
    row.setName(project.name());
    row.setWidth(profile.width());
    row.setHeight(profile.height());
    row.setFpsNum(profile.fps().num());
    row.setFpsDen(profile.fps().den());
    row.setSampleRate(profile.sampleRate());
    row.setChannels(profile.channels());
    row.setChannelLayout(profile.channelLayout());
    row.setJson(StoredJson.write(project.json()));
    return row;
  }

  @Override
  long id(Project project) {
    return project.id();
  }

  @Override
  UserId owner(Project project) {
    return project.owner();
  }
}
