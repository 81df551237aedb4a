package org.clipwright.commands;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
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
import org.clipwright.configuration.ModelFolder;
import org.clipwright.configuration.Setting;
import org.clipwright.configuration.SettingsPipe;
import org.clipwright.sdk.transcription.TranscriptionEngine;
import org.clipwright.sdk.transcription.TranscriptionModel.ModelFile;
import org.clipwright.services.error.PlatformException;
import org.clipwright.services.transcript.SpeechModels;

/** {@code clipwright models}. */
final class ModelsCommand implements Command {

  private static final String ACTION = "ACTION";
  private static final String SUBJECT = "NAME_OR_FILE";
  private static final String MODEL = "--model";

  static final Syntax SYNTAX =
      Syntax.of(
          "Lists, downloads or adds transcription models.",
          List.of(
              new Parameter(ACTION, "list, fetch or add."),
              Parameter.optional(SUBJECT, "The name of the model to download, or the file to add.")),
          CommandOption.optional(MODEL, "NAME",
              "The model that the file belongs to, if its name does not say so."));

  private static final double MEGABYTE = 1 << 20;

  private final Action action;
  private final Optional<String> subject;
  private final Optional<String> model;

  ModelsCommand(Arguments arguments) {
    this.action = arguments.choice(ACTION, Action.values());
    this.subject = arguments.optionalText(SUBJECT);
    this.model = arguments.optionalText(MODEL);
  }

  private enum Action { LIST, FETCH, ADD }

  @Override
  public int run(CommandOutput output) {
    Configuration configuration = Configuration.read(SettingsPipe.ofThisProcess());
    List<TranscriptionEngine> engines =
        InstalledPlugins.of(configuration.data(), configuration.pluginTimeouts().loading())
            .load(InstalledPlugins.Telling.BRIEFLY).transcriptionEngines();
    ModelFolder folder = new ModelFolder(configuration.models());
    SpeechModels models = new SpeechModels(() -> engines, folder);
    switch (action) {
      case LIST -> list(models, output.out());
      case FETCH -> fetch(models, folder, output.out());
      case ADD -> add(engines, models, folder, output.out());
    }
    return 0;
  }

  private static void list(SpeechModels models, PrintWriter out) {
    for (SpeechModels.Choice choice : models.all()) {
      long bytes = choice.model().file().map(ModelFile::bytes).orElse(0L);
      out.printf(Locale.ROOT, "%-34s %-9s %9s  %s%n", choice.fullName(), choice.state().name().toLowerCase(Locale.ROOT),
          bytes > 0 ? String.format(Locale.ROOT, "%,.0f MB", bytes / MEGABYTE) : "", choice.model().description());
    }
    out.flush();
  }

  private String subject() {
    return subject.orElseThrow(() -> new CommandException(
        action == Action.FETCH ? "Give the name of the model to download, as \"clipwright models list\" shows it."
            : "Give the file to add."));
  }

  private void fetch(SpeechModels models, ModelFolder folder, PrintWriter out) {
    SpeechModels.Choice choice = models.find(subject())
        .orElseThrow(() -> new CommandException("There is no model \"" + subject()
            + "\"; \"clipwright models list\" shows all."));
    Optional<ModelFile> file = choice.model().file();
    if (choice.state() == SpeechModels.State.READY || file.isEmpty()) {
      out.println("The model " + choice.fullName() + " is already there.");
      return;
    }
    if (!folder.canFetch()) {
      throw new CommandException(models.missing(choice) + " To download it, set " + Setting.MODELS_URL.variable()
          + ".");
    }
    DownloadLine line = new DownloadLine(out, file.get().name());
    try {
      Path target = folder.fetch(choice.engine().name(), file.get(), line::reached);
      line.end();
      out.println("The model " + choice.fullName() + " is in " + target + ".");
    } catch (PlatformException failure) {
      line.end();
      throw new CommandException(failure.getMessage());
    }
  }

  private void add(List<TranscriptionEngine> engines, SpeechModels models, ModelFolder folder, PrintWriter out) {
    Path source = Path.of(subject());
    if (!Files.isRegularFile(source)) {
      throw new CommandException("There is no file " + source + ".");
    }
    Target target = model.map(name -> named(models, name))
        .orElseGet(() -> byFileName(engines, models, source.getFileName().toString()));
    Path added = folder.add(source, target.engine(), target.file());
    out.println("The file was added as " + added + ".");
  }

  private record Target(String engine, ModelFile file) {}

  private static Target named(SpeechModels models, String name) {
    SpeechModels.Choice choice = models.find(name)
        .orElseThrow(() -> new CommandException("There is no model \"" + name
            + "\"; \"clipwright models list\" shows all."));
    ModelFile file = choice.model().file()
        .orElseThrow(() -> new CommandException("The model " + choice.fullName() + " needs no file."));
    return new Target(choice.engine().name(), file);
  }

  private static Target byFileName(List<TranscriptionEngine> engines, SpeechModels models, String name) {
    for (SpeechModels.Choice choice : models.all()) {
      Optional<ModelFile> file = choice.model().file().filter(known -> known.name().equals(name));
      if (file.isPresent()) {
        return new Target(choice.engine().name(), file.get());
      }
    }
    for (TranscriptionEngine engine : engines) {
      Optional<ModelFile> file = engine.modelOf(name).flatMap(own -> own.file());
      if (file.isPresent()) {
        return new Target(engine.name(), file.get());
      }
    }
    throw new CommandException("No engine recognizes the file " + name + " by its name; give its model with " + MODEL
        + ", or name it ggml-NAME.bin if it is your own Whisper model.");
  }
}
