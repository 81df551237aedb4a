package org.clipwright.commands.backup;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
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
import org.clipwright.db.Database;
import org.clipwright.db.DatabaseRestore;
import org.clipwright.sdk.storage.Sha256;
import org.clipwright.services.media.FileTrees;
import org.clipwright.services.media.MediaStore;
import org.clipwright.services.media.OwnerOnly;

/** {@code clipwright restore}: fills an empty data folder, database and storage from a backup. */
public final class RestoreCommand implements Command {

  static final String TOKEN_KEY = "token.key";

  private static final String FILE = "FILE";

  public static final Syntax SYNTAX = Syntax.of(
      "Fills an empty data folder, or an empty database and storage, from a backup.",
      List.of(new Parameter(FILE, "A file that \"clipwright backup\" has written.")));

  private static final List<String> MADE = List.of("database", "media", TOKEN_KEY);
  private static final int CONNECTIONS = 2;

  private final Path source;

  public RestoreCommand(Arguments arguments) {
    this.source = arguments.path(FILE).toAbsolutePath();
  }

  @Override
  public int run(CommandOutput output) {
    Configuration configuration = Configuration.read(SettingsPipe.ofThisProcess());
    try (ZipFile file = new ZipFile(source.toFile())) {
      Manifest manifest = checked(file);
      requireEmpty(configuration);
      restoreOrNothing(configuration, file, manifest);
      output.out().println("The backup of " + manifest.made() + " is restored: " + manifest.tables().size()
          + " tables and " + manifest.media().size() + " media. Start the server with \"clipwright serve\".");
      output.out().flush();
      return 0;
    } catch (ZipException damaged) {
      throw new CommandException(
          source + " is not a Clipwright backup, or is incomplete: " + damaged.getMessage() + ".");
    } catch (IOException failure) {
      throw new CommandException("The backup " + source + " cannot be restored: " + FileReason.of(failure) + ".");
    }
  }

  /** Verifies all checksums before anything is written. */
  private Manifest checked(ZipFile file) throws IOException {
    ZipEntry entry = file.getEntry(Manifest.NAME);
    if (entry == null) {
      throw new ZipException("it has no manifest");
    }
    Manifest manifest;
    try (InputStream content = file.getInputStream(entry)) {
      manifest = Manifest.of(content.readAllBytes());
    }
    for (Manifest.Table table : manifest.tables()) {
      check(file, table.part());
    }
    for (Manifest.ManifestPart part : manifest.media()) {
      check(file, part);
    }
    for (Manifest.ManifestPart part : manifest.settings()) {
      check(file, part);
    }
    return manifest;
  }

  private static void check(ZipFile file, Manifest.ManifestPart part) throws IOException {
    try (InputStream content = open(file, part)) {
      if (!Sha256.of(content).equals(part.sha256())) {
        throw new ZipException(part.name() + " differs from what was saved: its checksum does not match");
      }
    }
  }

  private static InputStream open(ZipFile file, Manifest.ManifestPart part) throws IOException {
    ZipEntry entry = file.getEntry(part.entry());
    if (entry == null) {
      throw new ZipException(part.name() + " is missing from it");
    }
    return file.getInputStream(entry);
  }

  private static void requireEmpty(Configuration configuration) {
    for (String name : MADE) {
      Path there = configuration.data().resolve(name);
      if (Files.exists(there)) {
        throw new CommandException("The data folder " + configuration.data() + " is not empty: it has " + name
            + ". Restore into another folder: set " + Setting.DATA.variable() + " to it.");
      }
    }
  }

  /** If a restore fails, what it created in the data folder is removed again. */
  private static void restoreOrNothing(Configuration configuration, ZipFile file, Manifest manifest)
      throws IOException {
    boolean done = false;
    try {
      restore(configuration, file, manifest);
      done = true;
    } finally {
      if (!done) {
        for (String name : MADE) {
          FileTrees.remove(configuration.data().resolve(name));
        }
      }
    }
  }

  private static void restore(Configuration configuration, ZipFile file, Manifest manifest) throws IOException {
    OwnerOnly.folder(configuration.data());
    try (OwnDatabase own = OwnDatabase.of(configuration)) {
      try (Database database = Database.connectTo(own.address(), CONNECTIONS);
          DatabaseRestore tables = new DatabaseRestore(database)) {
        Map<String, Manifest.Table> known = new LinkedHashMap<>();
        Map<String, List<String>> columns = new LinkedHashMap<>();
        manifest.tables().forEach(table -> {
          known.put(table.part().name(), table);
          columns.put(table.part().name(), table.columns());
        });
        tables.run(manifest.changes(), columns, manifest.sequences(),
            table -> open(file, known.get(table).part()));
      }
      try (PlatformBackends backends = PlatformBackends.open(
          configuration, own.address(), PlatformBackends.Tables.KEPT, CONNECTIONS)) {
        fill(backends.media(), file, manifest);
      }
    }
    for (Manifest.ManifestPart part : manifest.settings()) {
      if (part.name().equals(TOKEN_KEY)) {
        try (InputStream content = open(file, part)) {
          OwnerOnly.write(configuration.data().resolve(TOKEN_KEY),
              new String(content.readAllBytes(), StandardCharsets.UTF_8));
        }
      }
    }
  }

  private static void fill(MediaStore media, ZipFile file, Manifest manifest) throws IOException {
    for (Manifest.ManifestPart part : manifest.media()) {
      if (media.find(part.name()).filter(there -> there.size() != part.size()).isPresent()) {
        throw new CommandException(
            "The storage already has a different " + part.name() + ". Restore into an empty storage.");
      }
      try (InputStream content = open(file, part)) {
        media.put(part.name(), content, part.size());
      }
    }
  }
}
