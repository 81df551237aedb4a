package org.clipwright.services.transcript;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleConsumer;
import org.clipwright.sdk.transcription.TranscriptionModel.ModelFile;
import org.clipwright.services.error.PlatformException;

/** The files of transcription models, in a folder for each engine. Thread-safe. */
public interface ModelFiles {

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
