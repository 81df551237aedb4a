package org.clipwright.rest;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleConsumer;
import org.clipwright.sdk.transcription.TranscriptionModel.ModelFile;
import org.clipwright.services.transcript.SpeechModels;

/** A folder of models in which there is none. */
final class InMemoryModels implements SpeechModels.Files {

  @Override
  public Optional<Path> find(String engine, ModelFile file) {
    return Optional.empty();
  }

  @Override
  public List<String> names(String engine) {
    return List.of();
  }

  @Override
  public boolean canFetch() {
    return false;
  }

  @Override
  public String place(String engine, ModelFile file) {
    return "models/" + engine + "/" + file.name();
  }

  @Override
  public Path fetch(String engine, ModelFile file, DoubleConsumer progress) {
    throw new IllegalStateException("Nothing can be fetched here.");
  }
}
