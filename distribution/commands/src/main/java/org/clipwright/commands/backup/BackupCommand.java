package org.clipwright.commands.backup;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.clipwright.commandline.Arguments;
import org.clipwright.commandline.Command;
import org.clipwright.commandline.CommandOutput;
import org.clipwright.commandline.Parameter;
import org.clipwright.commandline.Syntax;
import org.clipwright.configuration.CommandException;
import org.clipwright.configuration.Configuration;
import org.clipwright.configuration.FileReason;
import org.clipwright.configuration.PlatformBackends;
import org.clipwright.configuration.Setting;
import org.clipwright.configuration.SettingsPipe;
import org.clipwright.configuration.Version;
import org.clipwright.db.DatabaseSnapshot;

/** {@code clipwright backup}: a consistent copy of database and media, whether or not the server runs. */
public final class BackupCommand implements Command {

  private static final String FILE = "FILE";

  public static final Syntax SYNTAX = Syntax.of(
      "Writes database, media and token key to a file, even while serving.",
      List.of(new Parameter(FILE, "The file to write; it must not exist yet.")));

  /** How many times a new snapshot is taken when users delete media during a backup. */
  private static final int MOMENTS = 3;

  private static final int CONNECTIONS = 2;
  private static final double MEGABYTE = 1 << 20;

  private final Path target;

  public BackupCommand(Arguments arguments) {
    this.target = arguments.path(FILE).toAbsolutePath();
  }

  @Override
  public int run(CommandOutput output) {
    Configuration configuration = Configuration.read(SettingsPipe.ofThisProcess());
    if (Files.exists(target)) {
      throw new CommandException("The file " + target + " already exists. Choose another name, or remove it first.");
    }
    if (configuration.database().isEmpty() && !Files.isDirectory(configuration.data().resolve("database"))) {
      throw new CommandException("There is no server data in " + configuration.data() + ". Set "
          + Setting.DATA.variable() + " to the server's data folder, and " + Setting.DATABASE_URL.variable()
          + " unless the server uses the built-in database.");
    }
    try (OwnDatabase database = OwnDatabase.of(configuration);
        PlatformBackends backends = PlatformBackends.open(
            configuration, database.address(), PlatformBackends.Tables.KEPT, CONNECTIONS);
        BackupFile file = new BackupFile(target)) {
      write(configuration, backends, file, output.out());
      return 0;
    } catch (IOException failure) {
      throw new CommandException("The backup " + target + " cannot be written: " + FileReason.of(failure) + ".");
    }
  }

  private void write(Configuration configuration, PlatformBackends backends, BackupFile file, PrintWriter out)
      throws IOException {
    BackupMedia media = new BackupMedia(backends.media(), file);
    media.copyNew();
    DatabaseSnapshot moment = new DatabaseSnapshot(backends.database());
    try {
      String made = Instant.now().toString();
      media.copyNew();
      for (int i = 1; i < MOMENTS && !media.missing(moment.media()).isEmpty(); i++) {
        moment.close();
        moment = new DatabaseSnapshot(backends.database());
        made = Instant.now().toString();
        media.copyNew();
      }
      Manifest manifest = new Manifest(Version.number(), made, moment.changes(), moment.sequences(),
          tables(moment, file), media.parts(), key(configuration, file));
      List<String> missing = media.missing(moment.media());
      file.complete(manifest);
      long bytes = manifest.media().stream().mapToLong(Manifest.ManifestPart::size).sum();
      out.printf(Locale.ROOT,
          "The backup %s contains %d tables with %d rows and %d media (%,.1f MB), as of %s.%n",
          target, manifest.tables().size(), manifest.tables().stream().mapToLong(Manifest.Table::rows).sum(),
          manifest.media().size(), bytes / MEGABYTE, made);
      if (!missing.isEmpty()) {
        out.println("Some media are missing from the storage, so the backup does not contain them: "
            + String.join(", ", missing.subList(0, Math.min(10, missing.size()))) + ".");
      }
      out.flush();
    } finally {
      moment.close();
    }
  }

  private static List<Manifest.Table> tables(DatabaseSnapshot moment, BackupFile file) throws IOException {
    List<Manifest.Table> tables = new ArrayList<>();
    for (String table : moment.tables()) {
      long[] rows = new long[1];
      Manifest.ManifestPart part = file.packed("database", table, target -> rows[0] = moment.write(table, target));
      tables.add(new Manifest.Table(part, moment.columns(table), rows[0]));
    }
    return tables;
  }

  /** Without the key, users' tokens would no longer be valid. */
  private static List<Manifest.ManifestPart> key(Configuration configuration, BackupFile file) throws IOException {
    Path key = configuration.data().resolve(RestoreCommand.TOKEN_KEY);
    return Files.exists(key)
        ? List.of(file.packed("settings", RestoreCommand.TOKEN_KEY, target -> Files.copy(key, target)))
        : List.of();
  }
}
