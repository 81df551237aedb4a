package org.clipwright.db;

import static org.clipwright.db.generated.Tables.EDITOR_STATE;
import static org.clipwright.db.generated.Tables.PROJECT;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clipwright.db.generated.tables.records.ProjectRecord;
import org.clipwright.services.field.ResourceKind;
import org.clipwright.services.resource.EditorState;
import org.clipwright.services.resource.Project;
import org.clipwright.services.resource.ProjectRepository;
import org.clipwright.services.resource.UserId;
import org.clipwright.timeline.Profile;
import org.clipwright.timeline.Rational;
import org.jooq.Field;
import org.jooq.Record3;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.DSL;

/** Keeps projects in PostgreSQL. */
public final class ProjectTable extends OwnedTable<ProjectRecord, Project> implements ProjectRepository {

  private static final List<ResourceKind> PARTS =
      List.of(ResourceKind.FILE, ResourceKind.CLIP, ResourceKind.EFFECT, ResourceKind.EXPORT);

  public ProjectTable(Database database) {
    super(database, new Columns<>(PROJECT.ID, PROJECT.OWNER, PROJECT.ID, Optional.empty(), PROJECT.UPDATED));
  }

  @Override
  public long reserveId() {
    return database().statements()
        .fetchSingle("select nextval(pg_get_serial_sequence('project', 'id'))").get(0, Long.class);
  }

  @Override
  Project read(ProjectRecord row) {
    Profile profile =
        new Profile(
            row.getWidth(), row.getHeight(), new Rational(row.getFpsNum(), row.getFpsDen()), row.getSampleRate(),
            row.getChannels(), row.getChannelLayout());
    return new Project(
        row.getId(), new UserId(row.getOwner()), row.getName(), profile, StoredJson.read(row.getJson()),
        row.getCreated(), row.getUpdated());
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
  ResourceKind kind() {
    return ResourceKind.PROJECT;
  }

  @Override
  long id(Project project) {
    return project.id();
  }

  @Override
  UserId owner(Project project) {
    return project.owner();
  }

  @Override
  public EditorState editorState(UserId owner, long project) {
    return database().statements()
        .select(EDITOR_STATE.STATE)
        .from(EDITOR_STATE)
        .where(EDITOR_STATE.PROJECT.eq(project), EDITOR_STATE.OWNER.eq(owner.value()))
        .fetchOptional(EDITOR_STATE.STATE)
        .map(text -> EditorState.parse(StoredJson.read(text)))
        .orElse(EditorState.NONE);
  }

  @Override
  public void keep(UserId owner, long project, EditorState state) {
    String text = StoredJson.text(state.json());
    database().statements()
        .insertInto(EDITOR_STATE)
        .set(EDITOR_STATE.PROJECT, project)
        .set(EDITOR_STATE.OWNER, owner.value())
        .set(EDITOR_STATE.STATE, text)
        .onConflict(EDITOR_STATE.PROJECT)
        .doUpdate()
        .set(EDITOR_STATE.STATE, text)
        .where(EDITOR_STATE.OWNER.eq(owner.value()))
        .execute();
  }

  @Override
  public Map<Long, ProjectRepository.Contents> contents(UserId owner, Collection<Long> projects) {
    Table<Record3<Long, String, Long>> parts =
        PARTS.stream().map(kind -> part(kind, owner, projects)).reduce(Select::unionAll).orElseThrow().asTable("part");
    Map<Long, Map<ResourceKind, List<Long>>> found = new HashMap<>();
    database().statements().selectFrom(parts).orderBy(DSL.inline(3))
        .forEach(row -> found.computeIfAbsent(row.value1(), _ -> new EnumMap<>(ResourceKind.class))
            .computeIfAbsent(ResourceKind.valueOf(row.value2()), _ -> new ArrayList<>())
            .add(row.value3()));
    Map<Long, ProjectRepository.Contents> contents = new HashMap<>();
    found.forEach((project, ids) -> contents.put(project, new ProjectRepository.Contents(ids)));
    return contents;
  }

  /** Project, kind and id of everything of a kind in some projects. */
  private static Select<Record3<Long, String, Long>> part(ResourceKind kind, UserId owner, Collection<Long> projects) {
    ListedTable listed = ListedTable.of(kind);
    Field<Long> project = listed.parent(ResourceKind.PROJECT).orElseThrow();
    return DSL.select(project, DSL.inline(kind.name()).as("kind"), listed.id())
        .from(listed.table())
        .where(listed.owner().eq(owner.value()), project.in(projects));
  }
}
