package org.clipwright.services.transcript;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleConsumer;
import org.clipwright.sdk.transcription.TranscriptionModel.ModelFile;
import org.clipwright.services.error.PlatformException;

/** The files of transcription models, in a folder for each engine. Any thread may call it. */
public interface ModelFiles {

  /** The file of an engine; empty when it is not there. */
  Optional<Path> find(String engine, ModelFile file);

  /** The names of all files of an engine, in order. */
  List<String> names(String engine);

  /** Whether files that are not there can be fetched. */
  boolean canFetch();

  /** Where a file of an engine belongs, as seen from the data folder. */
  String place(String engine, ModelFile file);

  /**
   * Fetches a file that is not there, going on where an earlier try ended.
   *
   * @param progress gets how much of it is there, 0 to 1, now and then
   * @throws PlatformException {@code RESOURCE} with a sentence when it cannot be had
   */
  Path fetch(String engine, ModelFile file, DoubleConsumer progress);
}
