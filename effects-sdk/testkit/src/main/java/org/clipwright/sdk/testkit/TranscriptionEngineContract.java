package org.clipwright.sdk.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.clipwright.sdk.transcription.SpokenSegment;
import org.clipwright.sdk.transcription.SpokenWord;
import org.clipwright.sdk.transcription.Transcriber;
import org.clipwright.sdk.transcription.TranscriptionEngine;
import org.clipwright.sdk.transcription.TranscriptionException;
import org.clipwright.sdk.transcription.TranscriptionModel;
import org.clipwright.sdk.transcription.TranscriptionRequest;
import org.clipwright.sdk.transcription.TranscriptionSetup;
import org.junit.jupiter.api.Test;

/** The contract of every transcription engine; an engine's test subclasses it. */
public abstract class TranscriptionEngineContract {

  /** How far segments may extend past the end of the sound, in seconds: engines count in steps. */
  private static final double SLACK_SECONDS = 1;

  /** The engine under test. */
  protected abstract TranscriptionEngine engine();

  /** A model that can be opened in this test. */
  protected abstract String model();

  /** The file of that model, if it needs one. */
  protected Optional<Path> modelFile() {
    return Optional.empty();
  }

  /** A request for that model with no special settings. */
  protected final TranscriptionRequest plainRequest() {
    return new TranscriptionRequest(model(), "", false, Map.of());
  }

  private TranscriptionSetup setup(TranscriptionRequest request) {
    return new TranscriptionSetup(request, modelFile(), 1);
  }

  private static float[] sound(double seconds, float loudness) {
    Random random = new Random(1);
    float[] samples = new float[(int) (seconds * Transcriber.SAMPLE_RATE)];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = loudness * (float) (Math.sin(i * 0.05) * 0.8 + random.nextGaussian() * 0.1);
    }
    return samples;
  }

  @Test
  void namesCanBeChosenBy() {
    assertThat(engine().name()).matches("[a-z0-9-]{1,40}");
    assertThat(engine().description()).endsWith(".");
    assertThat(engine().models()).isNotEmpty().allSatisfy(model -> {
      assertThat(model.name()).matches("[A-Za-z0-9._-]{1,64}");
      assertThat(model.description()).isNotBlank();
    });
    assertThat(engine().models()).extracting(TranscriptionModel::name).doesNotHaveDuplicates();
  }

  @Test
  void filesAreNamedWithoutFolders() {
    assertThat(engine().models()).flatExtracting(model -> model.file().stream().toList()).allSatisfy(file -> {
      assertThat(file.name()).matches("[A-Za-z0-9._-]+").doesNotStartWith(".");
      assertThat(file.sha1()).matches("|[0-9a-f]{40}");
      assertThat(file.bytes()).isNotNegative();
    });
  }

  @Test
  void plainRequestsPass() {
    assertThat(engine().check(plainRequest())).isEmpty();
  }

  @Test
  void argumentsThatItDoesNotKnowAreRefusedByName() {
    TranscriptionRequest odd = new TranscriptionRequest(model(), "", false, Map.of("no_such_argument", "1"));
    assertThatThrownBy(() -> engine().check(odd)).isInstanceOf(TranscriptionException.class)
        .hasMessageContaining("no_such_argument");
  }

  @Test
  void segmentsAreInOrderAndWithinThePiece() {
    for (double seconds : List.of(0.01, 1.0, 5.0, (double) Transcriber.LONGEST_SECONDS)) {
      try (Transcriber transcriber = engine().open(setup(plainRequest()))) {
        requireOrder(transcriber.transcribe(sound(seconds, 0.5f)), seconds);
        assertThat(transcriber.language()).matches("|[a-z]{2,3}(-[A-Za-z0-9]+)?");
      }
    }
  }

  private static void requireOrder(List<SpokenSegment> segments, double seconds) {
    double last = 0;
    for (SpokenSegment segment : segments) {
      assertThat(segment.startSeconds()).isGreaterThanOrEqualTo(last);
      assertThat(segment.endSeconds()).isLessThanOrEqualTo(seconds + SLACK_SECONDS);
      last = segment.startSeconds();
      requireWords(segment);
    }
  }

  private static void requireWords(SpokenSegment segment) {
    double last = segment.startSeconds();
    for (SpokenWord word : segment.words()) {
      assertThat(word.startSeconds()).isGreaterThanOrEqualTo(last);
      assertThat(word.endSeconds()).isBetween(word.startSeconds(), segment.endSeconds() + 1e-6);
      last = word.startSeconds();
    }
  }

  @Test
  void severalPiecesFollowEachOther() {
    try (Transcriber transcriber = engine().open(setup(plainRequest()))) {
      for (int piece = 0; piece < 3; piece++) {
        requireOrder(transcriber.transcribe(sound(2, piece * 0.3f)), 2);
      }
    }
  }

  @Test
  void theSoundIsLeftAsItIs() {
    float[] samples = sound(1, 0.5f);
    try (Transcriber transcriber = engine().open(setup(plainRequest()))) {
      transcriber.transcribe(samples);
    }
    assertThat(samples).isEqualTo(sound(1, 0.5f));
  }

  @Test
  void twoCanBeOpenAtOnce() {
    try (Transcriber one = engine().open(setup(plainRequest()));
        Transcriber two = engine().open(setup(plainRequest()))) {
      requireOrder(one.transcribe(sound(1, 0.5f)), 1);
      requireOrder(two.transcribe(sound(1, 0.5f)), 1);
    }
  }
}
