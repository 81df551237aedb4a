package org.clipwright.services.transcript;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.DoubleConsumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.clipwright.sdk.transcription.TranscriptionEngine;
import org.clipwright.sdk.transcription.TranscriptionModel;
import org.clipwright.sdk.transcription.TranscriptionModel.ModelFile;
import org.clipwright.services.error.PlatformException;
import org.clipwright.services.error.ValidationException;

/** The models of all installed transcription engines, and whether their files are installed. */
public final class SpeechModels {

  /** The files of transcription models, in a folder for each engine. Thread-safe. */
  public interface Files {

    /** A file of an engine; empty when it is not installed. */
    Optional<Path> find(String engine, ModelFile file);

    /** The names of all files of an engine, in order. */
    List<String> names(String engine);

    /** Whether missing files can be fetched. */
    boolean canFetch();

    /** Where a file of an engine belongs, relative to the data folder. */
    String place(String engine, ModelFile file);

    /**
     * Fetches a missing file, resuming where an earlier attempt stopped.
     *
     * @param progress periodically receives the fraction fetched, 0 to 1
     * @throws PlatformException {@code RESOURCE} with a message when it is unavailable
     */
    Path fetch(String engine, ModelFile file, DoubleConsumer progress);
  }

  private final Supplier<List<TranscriptionEngine>> engines;
  private final Files files;

  public SpeechModels(Supplier<List<TranscriptionEngine>> engines, Files files) {
    this.engines = engines;
    this.files = files;
  }

  /**
   * A model that can be chosen.
   *
   * @param state whether it can be used at once
   */
  public record Choice(TranscriptionEngine engine, TranscriptionModel model, State state) {

    /** The name that selects it unambiguously, even if another engine has a model of the same name. */
    public String fullName() {
      return engine.name() + "/" + model.name();
    }
  }

  /** Whether a model can be used. */
  public enum State {
    /** Immediately. */
    READY,
    /** After its file has been fetched. */
    FETCHABLE,
    /** Only once its file has been installed by hand. */
    MISSING
  }

  /** All of them, engine by engine. */
  public List<Choice> all() {
    List<Choice> choices = new ArrayList<>();
    engines.get().forEach(engine -> choices.addAll(of(engine)));
    return choices;
  }

  /** Those of an engine: its known models, then any others in its folder. */
  public List<Choice> of(TranscriptionEngine engine) {
    List<Choice> choices = new ArrayList<>();
    Set<String> known = new LinkedHashSet<>();
    for (TranscriptionModel model : engine.models()) {
      choices.add(new Choice(engine, model, state(engine, model)));
      model.file().map(ModelFile::name).ifPresent(known::add);
    }
    for (String name : files.names(engine.name())) {
      if (!known.contains(name)) {
        engine.modelOf(name).ifPresent(model -> choices.add(new Choice(engine, model, State.READY)));
      }
    }
    return choices;
  }

  private State state(TranscriptionEngine engine, TranscriptionModel model) {
    Optional<ModelFile> file = model.file();
    if (file.isEmpty() || files.find(engine.name(), file.get()).isPresent()) {
      return State.READY;
    }
    return files.canFetch() ? State.FETCHABLE : State.MISSING;
  }

  /** The model with this name, or {@code engine/model} name; the first one if there are several. */
  public Optional<Choice> find(String name) {
    return all().stream().filter(choice -> choice.model().name().equals(name) || choice.fullName().equals(name))
        .findFirst();
  }

  /**
   * The model with this name, if it can be used or fetched.
   *
   * @throws ValidationException when there is none, with a message that says what to do
   */
  public Choice require(String name) {
    Choice choice = find(name).orElseThrow(() -> ValidationException.of("model", unknown(name)));
    if (choice.state() == State.MISSING) {
      throw ValidationException.of("model", missing(choice));
    }
    return choice;
  }

  private String unknown(String name) {
    List<String> ready =
        all().stream().filter(each -> each.state() != State.MISSING).map(each -> each.model().name()).toList();
    String installed = ready.isEmpty()
        ? "none is installed on this server" : "installed are " + String.join(", ", ready);
    return "There is no model \"" + name + "\"; " + installed + "; /info/transcription/ lists all models.";
  }

  /** A message saying which file to put where. */
  public String missing(Choice choice) {
    ModelFile file = choice.model().file().orElseThrow();
    String ready = of(choice.engine()).stream().filter(each -> each.state() == State.READY)
        .map(each -> each.model().name())
        .collect(Collectors.joining(", "));
    return "The model \"" + choice.model().name() + "\" is not installed on this server: put its file " + file.name()
        + " to "
        + files.place(choice.engine().name(), file)
        + " in the data folder, or add it there with \"clipwright models add\"."
        + (ready.isEmpty() ? "" : " Installed are " + ready + ".");
  }

  /** Access to the model files on this machine. */
  public Files files() {
    return files;
  }
}
