package org.clipwright.configuration;

import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.DoubleConsumer;
import java.util.stream.Stream;
import org.clipwright.sdk.transcription.TranscriptionModel.ModelFile;
import org.clipwright.services.error.ErrorCode;
import org.clipwright.services.error.PlatformException;
import org.clipwright.services.transcript.SpeechModels;
import org.clipwright.services.work.RenderStoppedException;

/** The files of transcription models in a local folder that several processes share. */
public final class ModelFolder implements SpeechModels.Files {

  private static final String UNFINISHED = ".part";
  private static final Duration LOOK_AGAIN = Duration.ofMillis(300);

  private final Configuration.Models models;

  public ModelFolder(Configuration.Models models) {
    this.models = models;
  }

  @Override
  public Optional<Path> find(String engine, ModelFile file) {
    return Optional.of(path(engine, file)).filter(Files::isRegularFile);
  }

  @Override
  public List<String> names(String engine) {
    Path folder = models.folder().resolve(engine);
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(Files::isRegularFile).map(file -> file.getFileName().toString())
          .filter(name -> !name.endsWith(UNFINISHED)).sorted().toList();
    } catch (IOException unreadable) {
      throw new PlatformException(ErrorCode.RESOURCE,
          "The folder of models cannot be read: " + FileReason.of(unreadable) + ".", unreadable);
    }
  }

  @Override
  public boolean canFetch() {
    return models.source().isPresent();
  }

  @Override
  public String place(String engine, ModelFile file) {
    return models.folder().getFileName() + "/" + engine + "/" + file.name();
  }

  private Path path(String engine, ModelFile file) {
    return models.folder().resolve(engine).resolve(file.name());
  }

  @Override
  public Path fetch(String engine, ModelFile file, DoubleConsumer progress) {
    Path target = path(engine, file);
    try {
      Files.createDirectories(target.getParent());
      while (!Files.exists(target)) {
        if (!fetchedAlone(target, file, progress)) {
          progress.accept(0);
          Thread.sleep(LOOK_AGAIN);
        }
      }
      return target;
    } catch (InterruptedException asked) {
      Thread.currentThread().interrupt();
      throw new RenderStoppedException();
    } catch (IOException failure) {
      throw new PlatformException(ErrorCode.RESOURCE,
          "The file " + file.name() + " of this model cannot be downloaded: " + reason(failure) + ". Put it to "
              + place(engine, file)
              + " in the data folder, or add it there with \"clipwright models add\".",
          failure);
    }
  }

  private static String reason(IOException failure) {
    boolean unreachable = failure instanceof ConnectException || failure instanceof HttpTimeoutException;
    return unreachable ? "the address that " + Setting.MODELS_URL.variable() + " names cannot be reached"
        : FileReason.of(failure);
  }

  /** Fetches it; false if another process is already doing so. */
  private boolean fetchedAlone(Path target, ModelFile file, DoubleConsumer progress) throws IOException {
    Path part = target.resolveSibling(file.name() + UNFINISHED);
    try (FileChannel channel =
        FileChannel.open(part, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock()) {
      if (lock == null) {
        return false;
      }
      new ModelDownload(models, file).into(channel, progress);
      require(part, file);
      Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
      return true;
    } catch (OverlappingFileLockException otherThread) {
      return false;
    }
  }

  /** A wrong file is discarded, so that the next attempt starts over. */
  private void require(Path part, ModelFile file) throws IOException {
    Optional<String> wrong = wrong(part, file);
    if (wrong.isPresent()) {
      Files.delete(part);
      throw new IOException(wrong.get());
    }
  }

  /** What is wrong with a file as a model; empty when it may be used. */
  private Optional<String> wrong(Path path, ModelFile file) throws IOException {
    long bytes = Files.size(path);
    if (bytes > models.limitBytes()) {
      return Optional.of(String.format(Locale.ROOT, "it has %,d bytes; %s allows %,d", bytes,
          Setting.MODEL_LIMIT.variable(), models.limitBytes()));
    }
    if (bytes == 0) {
      return Optional.of("it is empty");
    }
    if (!file.sha1().isEmpty()) {
      String sum = ModelDownload.sha1(path);
      if (!sum.equals(file.sha1())) {
        return Optional.of("its SHA-1 is " + sum + " instead of " + file.sha1()
            + ", so it is damaged or a different file");
      }
    }
    return Optional.empty();
  }

  /**
   * Copies an operator's file to where the model's file belongs.
   *
   * @throws CommandException when it is not the expected file, or cannot be copied
   */
  public Path add(Path source, String engine, ModelFile file) {
    Path target = path(engine, file);
    try {
      Optional<String> wrong = wrong(source, file);
      if (wrong.isPresent()) {
        throw new CommandException("The file " + source.getFileName() + " cannot be added: " + wrong.get() + ".");
      }
      Files.createDirectories(target.getParent());
      Path copy = Files.createTempFile(target.getParent(), "add-", UNFINISHED);
      try {
        Files.copy(source, copy, StandardCopyOption.REPLACE_EXISTING);
        Files.move(copy, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(copy);
      }
      return target;
    } catch (IOException failure) {
      throw new CommandException("The file " + source.getFileName() + " cannot be added: " + FileReason.of(failure)
          + ".");
    }
  }
}
