package org.clipwright.db;

import static org.clipwright.db.generated.Tables.CLIP;

import java.util.Optional;
import org.clipwright.db.generated.tables.records.ClipRecord;
import org.clipwright.services.field.ResourceKind;
import org.clipwright.services.resource.OwnedRepository;
import org.clipwright.services.resource.ProjectClip;
import org.clipwright.services.resource.UserId;

/** Keeps clips in PostgreSQL. */
public final class ClipTable extends OwnedTable<ClipRecord, ProjectClip> implements OwnedRepository<ProjectClip> {

  public ClipTable(Database database) {
    super(database, new Columns<>(CLIP.ID, CLIP.OWNER, CLIP.PROJECT, Optional.of(CLIP.FILE), CLIP.UPDATED));
  }

  @Override
  ProjectClip read(ClipRecord row) {
    return new ProjectClip(
        row.getId(), new UserId(row.getOwner()), row.getProject(), row.getFile(), row.getPosition(), row.getStart(),
        row.getEnd(), row.getLayer(), StoredJson.read(row.getJson()), row.getCreated(), row.getUpdated());
  }

  @Override
  ClipRecord write(ProjectClip clip) {
    ClipRecord row = new ClipRecord();
    row.setOwner(clip.owner().value());
    row.setProject(clip.project());
    row.setFile(clip.file());
    row.setPosition(clip.position());
    row.setStart(clip.start());
    row.setEnd(clip.end());
    row.setLayer(clip.layer());
    row.setJson(StoredJson.write(clip.json()));
    return row;
  }

  @Override
  ResourceKind kind() {
    return ResourceKind.CLIP;
  }

  @Override
  long id(ProjectClip clip) {
    return clip.id();
  }

  @Override
  UserId owner(ProjectClip clip) {
    return clip.owner();
  }
}
