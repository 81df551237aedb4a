package org.clipwright.services.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.clipwright.services.idempotency.KeptAnswers;
import org.clipwright.services.idempotency.KeptAnswers.Earlier;
import org.clipwright.services.resource.UserId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How long every store keeps answers, and for whom. */
public abstract class KeptAnswersContract {

  private static final int MOST = 2000;

  private static final KeptAnswers.KeptAnswer ANSWER =
      new KeptAnswers.KeptAnswer(201, "{\"id\": 1}", "http://x/exports/1/");

  private KeptAnswers answers;
  private UserId owner;

  /** The answers that are kept. */
  protected abstract KeptAnswers answers();

  /** A new account. */
  protected abstract UserId account();

  /** Lets time pass for everything that is kept. */
  protected abstract void age(Duration time);

  @BeforeEach
  final void begin() {
    answers = answers();
    owner = account();
  }

  private KeptAnswers.Key key(String text) {
    return KeptAnswers.Key.of(owner, text);
  }

  @Test
  void aClaimedKeyTellsWhatItWasClaimedForAndHowItWasAnswered() {
    assertThat(answers.claim(key("a"), "one")).isEmpty();
    assertThat(answers.claim(key("a"), "two")).contains(new Earlier("one", Optional.empty()));
    answers.keep(key("a"), ANSWER);
    assertThat(answers.claim(key("a"), "one")).contains(new Earlier("one", Optional.of(ANSWER)));
    assertThat(answers.claim(key("b"), "one")).isEmpty();
    answers.free(key("b"));
    assertThat(answers.claim(key("b"), "one")).isEmpty();
  }

  @Test
  void eachUserHasKeysOfTheirOwn() {
    answers.claim(key("a"), "one");
    assertThat(answers.claim(KeptAnswers.Key.of(account(), "a"), "one")).isEmpty();
  }

  @Test
  void aRequestThatDiedWithItsServerFreesItsKeyAndAnAnswerIsKeptForADay() {
    answers.claim(key("died"), "one");
    age(Duration.ofMinutes(11));
    assertThat(answers.claim(key("died"), "two")).isEmpty();

    answers.claim(key("old"), "one");
    answers.keep(key("old"), ANSWER);
    age(Duration.ofHours(23));
    assertThat(answers.claim(key("old"), "one")).isPresent();
    age(Duration.ofHours(2));
    assertThat(answers.claim(key("old"), "one")).isEmpty();
  }

  @Test
  void theOldestOfManyAreForgotten() {
    answers.claim(key("first"), "one");
    answers.keep(key("first"), ANSWER);
    age(Duration.ofHours(1));
    for (int i = 0; i < MOST; i++) {
      answers.claim(key("k" + i), "x");
    }
    assertThat(answers.claim(key("last"), "one")).isEmpty();
    assertThat(answers.claim(key("first"), "one")).isEmpty();
  }
}
