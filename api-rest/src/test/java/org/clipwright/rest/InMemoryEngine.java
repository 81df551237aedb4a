package org.clipwright.rest;

import java.util.List;
import java.util.Optional;
import org.clipwright.sdk.transcription.Transcriber;
import org.clipwright.sdk.transcription.TranscriptionEngine;
import org.clipwright.sdk.transcription.TranscriptionException;
import org.clipwright.sdk.transcription.TranscriptionModel;
import org.clipwright.sdk.transcription.TranscriptionModel.ModelFile;
import org.clipwright.sdk.transcription.TranscriptionRequest;
import org.clipwright.sdk.transcription.TranscriptionSetup;

/** An engine that is listed and never opened. */
final class InMemoryEngine implements TranscriptionEngine {

  @Override
  public String name() {
    return "fake";
  }

  @Override
  public String description() {
    return "Listens to nothing.";
  }

  @Override
  public List<TranscriptionModel> models() {
    return List.of(
        new TranscriptionModel("plain", "Needs no file.", Optional.empty()),
        new TranscriptionModel("base", "Needs a file.", Optional.of(new ModelFile("base.bin", 147_000_000, ""))));
  }

  @Override
  public List<String> check(TranscriptionRequest request) {
    if (request.arguments().containsKey("odd")) {
      throw new TranscriptionException("There is no argument \"odd\".");
    }
    return request.arguments().containsKey("device") ? List.of("There is no such device here.") : List.of();
  }

  @Override
  public Transcriber open(TranscriptionSetup setup) {
    throw new IllegalStateException("Nothing is transcribed here.");
  }
}
