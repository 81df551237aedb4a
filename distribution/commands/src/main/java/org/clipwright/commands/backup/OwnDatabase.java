package org.clipwright.commands.backup;

import java.nio.file.Path;
import java.util.Optional;
import org.clipwright.configuration.Configuration;
import org.clipwright.configuration.DatabaseAddress;
import org.clipwright.db.Database;
import org.clipwright.db.embedded.EmbeddedDatabase;

/** The database of a data folder or of the settings; the built-in one is started unless its server is running. */
final class OwnDatabase implements AutoCloseable {

  private final Database.Address address;
  private final Optional<EmbeddedDatabase> started;

  private OwnDatabase(Database.Address address, Optional<EmbeddedDatabase> started) {
    this.address = address;
    this.started = started;
  }

  static OwnDatabase of(Configuration configuration) {
    Optional<Database.Address> elsewhere = configuration.database().map(DatabaseAddress::forConnections);
    Path folder = configuration.data().resolve("database");
    Optional<Database.Address> running = elsewhere.isPresent() ? elsewhere : EmbeddedDatabase.running(folder);
    if (running.isPresent()) {
      return new OwnDatabase(running.get(), Optional.empty());
    }
    EmbeddedDatabase database = EmbeddedDatabase.start(folder);
    return new OwnDatabase(database.address(), Optional.of(database));
  }

  Database.Address address() {
    return address;
  }

  @Override
  public void close() {
    started.ifPresent(EmbeddedDatabase::close);
  }
}
