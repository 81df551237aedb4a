package org.clipwright.db;

import java.nio.file.Files;
import java.nio.file.Path;
import org.clipwright.db.embedded.EmbeddedDatabase;
import org.clipwright.services.media.FileTrees;
import org.clipwright.services.testkit.Repositories;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A PostgreSQL of its own for one class of tests. */
final class ContractDatabase implements BeforeAllCallback, AfterAllCallback {

  private Path folder;
  private EmbeddedDatabase postgres;
  private Database database;

  @Override
  public void beforeAll(ExtensionContext context) throws Exception {
    folder = Files.createTempDirectory("contract");
    postgres = EmbeddedDatabase.start(folder.resolve("database"));
    database = Database.open(postgres.address(), 4);
  }

  Database database() {
    return database;
  }

  /** All repositories on it; the resources of earlier tests are gone. */
  Repositories emptied() {
    database.statements().execute("delete from project");
    return new Repositories(new UserTable(database), new ProjectTable(database), new FileTable(database),
        new ClipTable(database), new EffectTable(database), new ExportTable(database));
  }

  /** Is called again after each nested class, when the folder is gone already. */
  @Override
  public void afterAll(ExtensionContext context) throws Exception {
    database.close();
    postgres.close();
    FileTrees.remove(folder);
  }
}
