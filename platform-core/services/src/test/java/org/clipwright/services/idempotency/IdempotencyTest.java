package org.clipwright.services.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.clipwright.services.error.ErrorCode;
import org.clipwright.services.error.PlatformException;
import org.clipwright.services.resource.UserId;
import org.clipwright.services.testkit.InMemoryKeptAnswers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdempotencyTest implements Idempotency.Form<String> {

  private static final KeptAnswers.Key KEY = KeptAnswers.Key.of(new UserId(1), "7c0e");
  private static final List<String> REQUEST = List.of("/exports/", "{}");

  private final Idempotency idempotency = new Idempotency(new InMemoryKeptAnswers());
  private int times;

  @Override
  public Optional<KeptAnswers.KeptAnswer> kept(String answer) {
    return answer.startsWith("stream") ? Optional.empty() : Optional.of(new KeptAnswers.KeptAnswer(201, answer, ""));
  }

  @Override
  public String again(KeptAnswers.KeptAnswer answer) {
    return answer.body() + " again";
  }

  private String once(KeptAnswers.Key key, List<String> request) {
    return idempotency.once(key, request, this, () -> "answer " + ++times);
  }

  @Test
  void theSameRequestIsCarriedOutOnce() {
    assertThat(once(KEY, REQUEST)).isEqualTo("answer 1");
    assertThat(once(KEY, REQUEST)).isEqualTo("answer 1 again");
    assertThat(once(KeptAnswers.Key.of(new UserId(1), "7c0f"), REQUEST)).isEqualTo("answer 2");
    assertThat(once(KeptAnswers.Key.of(new UserId(2), "7c0e"), REQUEST)).isEqualTo("answer 3");
  }

  @Test
  void anotherRequestWithTheKeyIsRefused() {
    once(KEY, REQUEST);
    assertThatThrownBy(() -> once(KEY, List.of("/exports/{", "}")))
        .isInstanceOf(PlatformException.class).hasMessageContaining("with another request");
    assertThat(times).isEqualTo(1);
  }

  @Test
  void whoAsksWhileTheFirstIsAnsweredIsToldToWait() {
    idempotency.once(KEY, REQUEST, this, () -> {
      assertThatThrownBy(() -> once(KEY, REQUEST)).isInstanceOf(PlatformException.class)
          .extracting(refusal -> ((PlatformException) refusal).code()).isEqualTo(ErrorCode.BUSY);
      return "answer";
    });
  }

  @Test
  void whatFailedMayBeSentAgain() {
    assertThatThrownBy(() -> idempotency.once(KEY, REQUEST, this, () -> {
      throw new PlatformException(ErrorCode.INVALID, "No.");
    })).hasMessage("No.");
    assertThat(once(KEY, List.of("/exports/", "{\"mended\": true}"))).isEqualTo("answer 1");
  }

  @Test
  void whatCannotBeKeptIsCarriedOutAgain() {
    assertThat(idempotency.once(KEY, REQUEST, this, () -> "stream")).isEqualTo("stream");
    assertThat(idempotency.once(KEY, REQUEST, this, () -> "x".repeat(100_000))).hasSize(100_000);
    assertThat(once(KEY, REQUEST)).isEqualTo("answer 1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "two words", "ü", "a\tb"})
  void aKeyIsVisibleAscii(String text) {
    assertThatThrownBy(() -> KeptAnswers.Key.of(new UserId(1), text)).hasMessageContaining("1 to 255 visible");
    assertThatThrownBy(() -> KeptAnswers.Key.of(new UserId(1), "x".repeat(256))).hasMessageContaining("1 to 255");
  }
}
