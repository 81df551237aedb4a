package org.clipwright.plugin.transcription.whisper;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.clipwright.sdk.transcription.Transcriber;
import org.clipwright.sdk.transcription.TranscriptionEngine;
import org.clipwright.sdk.transcription.TranscriptionException;
import org.clipwright.sdk.transcription.TranscriptionModel;
import org.clipwright.sdk.transcription.TranscriptionRequest;
import org.clipwright.sdk.transcription.TranscriptionSetup;

/** OpenAI's Whisper, run by whisper.cpp. */
public final class WhisperEngine implements TranscriptionEngine {

  @Override
  public String name() {
    return "whisper";
  }

  @Override
  public String description() {
    return "OpenAI's Whisper, run by whisper.cpp on this machine's CPUs.";
  }

  @Override
  public List<TranscriptionModel> models() {
    return WhisperModels.KNOWN;
  }

  @Override
  public Optional<TranscriptionModel> modelOf(String fileName) {
    return WhisperModels.ofFile(fileName);
  }

  @Override
  public List<String> check(TranscriptionRequest request) {
    WhisperLanguages.require(request.language());
    boolean englishOnly = WhisperModels.isEnglishOnly(request.model());
    if (englishOnly && !request.language().isBlank() && !WhisperLanguages.isEnglish(request.language())) {
      throw new TranscriptionException("The model \"" + request.model() + "\" supports only English, not \""
          + request.language()
          + "\"; use one without \".en\" in its name.");
    }
    return WhisperArguments.of(request.arguments()).warnings();
  }

  @Override
  public Transcriber open(TranscriptionSetup setup) {
    Path file = setup.modelFile().orElseThrow(() -> new TranscriptionException("Whisper needs a model file."));
    return WhisperTranscriber.open(file, setup);
  }
}
