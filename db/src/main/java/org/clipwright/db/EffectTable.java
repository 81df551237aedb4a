package org.clipwright.db;

import static org.clipwright.db.generated.Tables.EFFECT;

import java.util.Optional;
import org.clipwright.db.generated.tables.records.EffectRecord;
import org.clipwright.services.field.ResourceKind;
import org.clipwright.services.resource.OwnedRepository;
import org.clipwright.services.resource.ProjectEffect;
import org.clipwright.services.resource.UserId;

/** Keeps timeline effects in PostgreSQL. */
public final class EffectTable extends OwnedTable<EffectRecord, ProjectEffect>
    implements OwnedRepository<ProjectEffect> {

  public EffectTable(Database database) {
    super(database, new Columns<>(EFFECT.ID, EFFECT.OWNER, EFFECT.PROJECT, Optional.empty(), EFFECT.UPDATED));
  }

  @Override
  ProjectEffect read(EffectRecord row) {
    return new ProjectEffect(
        row.getId(), new UserId(row.getOwner()), row.getProject(), row.getTitle(), row.getType(), row.getPosition(),
        row.getStart(), row.getEnd(), row.getLayer(), StoredJson.read(row.getJson()), row.getCreated(),
        row.getUpdated());
  }

  @Override
  EffectRecord write(ProjectEffect effect) {
    EffectRecord row = new EffectRecord();
    row.setOwner(effect.owner().value());
    row.setProject(effect.project());
    row.setTitle(effect.title());
    row.setType(effect.type());
    row.setPosition(effect.position());
    row.setStart(effect.start());
    row.setEnd(effect.end());
    row.setLayer(effect.layer());
    row.setJson(StoredJson.write(effect.json()));
    return row;
  }

  @Override
  ResourceKind kind() {
    return ResourceKind.EFFECT;
  }

  @Override
  long id(ProjectEffect effect) {
    return effect.id();
  }

  @Override
  UserId owner(ProjectEffect effect) {
    return effect.owner();
  }
}
