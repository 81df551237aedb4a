package org.clipwright.commands.storage;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import org.clipwright.commandline.Arguments;
import org.clipwright.commandline.Command;
import org.clipwright.commandline.CommandOption;
import org.clipwright.commandline.CommandOutput;
import org.clipwright.commandline.DownloadLine;
import org.clipwright.commandline.Parameter;
import org.clipwright.commandline.Syntax;
import org.clipwright.configuration.CommandException;
import org.clipwright.configuration.Configuration;
import org.clipwright.configuration.InstalledPlugins;
import org.clipwright.configuration.PlatformBackends;
import org.clipwright.configuration.Setting;
import org.clipwright.configuration.SettingsPipe;
import org.clipwright.pluginhost.PluginCatalog;
import org.clipwright.sdk.storage.StorageException;
import org.clipwright.sdk.storage.StorageProvider;

/** {@code clipwright storage copy}: copies all media from one storage to another, before a server switches over. */
public final class StorageCommand implements Command {

  private static final String ACTION = "ACTION";
  private static final String FROM = "--from";
  private static final String TO = "--to";

  public static final Syntax SYNTAX = Syntax.of(
      "Copies all media from one storage to another.",
      List.of(new Parameter(ACTION, "copy.")),
      CommandOption.required(FROM, "STORAGE", "The storage to read, such as local."),
      CommandOption.required(TO, "STORAGE", "The storage to write, such as s3."));

  private static final double MEGABYTE = 1 << 20;

  private final String from;
  private final String to;

  public StorageCommand(Arguments arguments) {
    arguments.choice(ACTION, Action.values());
    this.from = arguments.text(FROM);
    this.to = arguments.text(TO);
  }

  private enum Action { COPY }

  @Override
  public int run(CommandOutput output) {
    Configuration configuration = Configuration.read(SettingsPipe.ofThisProcess());
    if (from.equals(to)) {
      throw new CommandException("The media are in the storage \"" + from + "\" already; name another one in " + TO
          + ".");
    }
    PluginCatalog plugins = InstalledPlugins.of(configuration.data(), configuration.pluginTimeouts().loading())
        .load(InstalledPlugins.Telling.BRIEFLY);
    try (StorageProvider source = PlatformBackends.storage(configuration.storage().of(from), plugins);
        StorageProvider target = PlatformBackends.storage(configuration.storage().of(to), plugins)) {
      copy(source, target, output.out());
      return 0;
    } catch (StorageException failure) {
      throw new CommandException(failure.getMessage() + " Run the command again: what was copied is not copied twice.");
    }
  }

  private void copy(StorageProvider source, StorageProvider target, PrintWriter out) {
    DownloadLine line = new DownloadLine(out, "Copied");
    StorageCopy.Totals done;
    try {
      done = new StorageCopy(source, target, line::reached).run();
    } finally {
      line.end();
    }
    out.printf(Locale.ROOT, "%d objects were copied (%,.1f MB); %d were there already. All checksums match.%n",
        done.copied(), done.bytes() / MEGABYTE, done.kept());
    out.printf("To use the copy, stop the server, run this command once more, and set %s=%s.%n",
        Setting.STORAGE.variable(), to);
    out.flush();
  }
}
