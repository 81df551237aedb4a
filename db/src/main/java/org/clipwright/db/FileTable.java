package org.clipwright.db;

import static org.clipwright.db.generated.Tables.FILE;

import java.util.Optional;
import org.clipwright.db.generated.tables.records.FileRecord;
import org.clipwright.services.field.ResourceKind;
import org.clipwright.services.resource.OwnedRepository;
import org.clipwright.services.resource.ProjectFile;
import org.clipwright.services.resource.UserId;

/** Keeps the facts of files in PostgreSQL. */
public final class FileTable extends OwnedTable<FileRecord, ProjectFile> implements OwnedRepository<ProjectFile> {

  public FileTable(Database database) {
    super(database, new Columns<>(FILE.ID, FILE.OWNER, FILE.PROJECT, Optional.of(FILE.ID), FILE.UPDATED));
  }

  @Override
  ProjectFile read(FileRecord row) {
    return new ProjectFile(
        row.getId(), new UserId(row.getOwner()), row.getProject(), row.getKey(), StoredJson.read(row.getInfo()),
        StoredJson.read(row.getJson()), row.getCreated(), row.getUpdated());
  }

  @Override
  FileRecord write(ProjectFile file) {
    FileRecord row = new FileRecord();
    row.setOwner(file.owner().value());
    row.setProject(file.project());
    row.setKey(file.key());
    row.setInfo(StoredJson.write(file.info()));
    row.setJson(StoredJson.write(file.json()));
    return row;
  }

  @Override
  ResourceKind kind() {
    return ResourceKind.FILE;
  }

  @Override
  long id(ProjectFile file) {
    return file.id();
  }

  @Override
  UserId owner(ProjectFile file) {
    return file.owner();
  }
}
