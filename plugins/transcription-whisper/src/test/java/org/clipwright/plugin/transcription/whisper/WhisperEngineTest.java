package org.clipwright.plugin.transcription.whisper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.givimad.whisperjni.WhisperFullParams;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clipwright.sdk.testkit.RandomWhisperModel;
import org.clipwright.sdk.testkit.TranscriptionEngineContract;
import org.clipwright.sdk.transcription.SpokenWord;
import org.clipwright.sdk.transcription.TranscriptionEngine;
import org.clipwright.sdk.transcription.TranscriptionException;
import org.clipwright.sdk.transcription.TranscriptionModel;
import org.clipwright.sdk.transcription.TranscriptionRequest;
import org.clipwright.sdk.transcription.TranscriptionSetup;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The engine with a model whose weights are random: what it hears is nonsense, the path to it is the real one. */
class WhisperEngineTest extends TranscriptionEngineContract {

  @TempDir static Path folder;

  private static Path model;

  @BeforeAll
  static void makeModel() throws IOException {
    model = folder.resolve("ggml-random.bin");
    RandomWhisperModel.write(model);
  }

  @Override
  protected TranscriptionEngine engine() {
    return new WhisperEngine();
  }

  @Override
  protected String model() {
    return "random";
  }

  @Override
  protected Optional<Path> modelFile() {
    return Optional.of(model);
  }

  @Test
  void theModelsOfTheContractAreThere() {
    assertThat(engine().models()).extracting(TranscriptionModel::name).contains(
        "tiny", "base", "small", "medium", "large", "large-v3-turbo", "base.en", "small-q5_1");
    assertThat(engine().models()).filteredOn(each -> each.name().equals("large")).first()
        .satisfies(large -> assertThat(large.file().orElseThrow().name()).isEqualTo("ggml-large-v3.bin"));
    assertThat(engine().modelOf("ggml-my.bin")).map(TranscriptionModel::name).contains("my");
    assertThat(engine().modelOf("readme.txt")).isEmpty();
  }

  @Test
  void theArgumentsOfTheContractAreMapped() {
    Map<String, String> arguments = Map.of(
        "device", "cuda", "fp16", "true", "compression_ratio_threshold", "2.4", "logprob_threshold", "-1.0",
        "no_speech_threshold", "0.6", "condition_on_previous_text", "true");
    assertThat(engine().check(new TranscriptionRequest("random", "", true, arguments)))
        .containsExactly("The device \"cuda\" is not supported: this server transcribes on its CPUs.");
    WhisperFullParams params = new WhisperFullParams();
    params.noContext = true;
    WhisperArguments.of(arguments).applyTo(params);
    assertThat(params.entropyThold).isEqualTo(2.4f);
    assertThat(params.logprobThold).isEqualTo(-1f);
    assertThat(params.noSpeechThold).isEqualTo(0.6f);
    assertThat(params.noContext).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"temperature, hot, number", "no_speech_threshold, 2, from 0 to 1", "fp16, maybe, true or false",
    "device, toaster, cpu or cuda", "clip_timestamps, 1, does not support the argument"})
  void wrongArgumentsAreRefusedByName(String name, String value, String sentence) {
    assertThatThrownBy(() -> engine().check(new TranscriptionRequest("random", "", false, Map.of(name, value))))
        .isInstanceOf(TranscriptionException.class).hasMessageContaining(name).hasMessageContaining(sentence);
  }

  @Test
  void languagesAreTakenByCodeAndName() {
    assertThat(List.of("de", "German", "de-AT", "nb", "")).extracting(WhisperLanguages::require).containsExactly("de",
        "de", "de", "no", "");
    assertThatThrownBy(() -> engine().check(new TranscriptionRequest("random", "klingon", false, Map.of())))
        .hasMessageContaining("klingon");
    assertThatThrownBy(() -> engine().check(new TranscriptionRequest("base.en-q5_1", "de", false, Map.of())))
        .hasMessageContaining("supports only English");
  }

  @Test
  void theLanguageIsFoundOut() {
    try (var transcriber = engine().open(new TranscriptionSetup(plainRequest(), modelFile(), 1))) {
      transcriber.transcribe(new float[32_000]);
      assertThat(transcriber.language()).matches("[a-z]{2,3}");
    }
  }

  @Test
  void whatIsNoModelIsRefused() throws IOException {
    Path text = Files.writeString(folder.resolve("ggml-text.bin"), "This is no model at all.");
    assertThatThrownBy(() -> engine().open(new TranscriptionSetup(plainRequest(), Optional.of(text), 1)))
        .isInstanceOf(TranscriptionException.class).hasMessageContaining("ggml-text.bin");
  }

  @Test
  void wordsShareTheTimeOfTheirSegment() {
    assertThat(SpokenWords.of("one three", 1, 2)).containsExactly(
        new SpokenWord(1, 1.4, "one"), new SpokenWord(1.4, 2, "three"));
  }
}
