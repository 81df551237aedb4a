package org.clipwright.services.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.clipwright.services.error.ErrorCode;
import org.clipwright.services.error.PlatformException;
import org.clipwright.services.resource.ProjectClip;
import org.clipwright.services.resource.ProjectFile;
import org.clipwright.services.resource.Representation;
import org.clipwright.services.resource.UserId;
import org.clipwright.services.testkit.Drafts;
import org.junit.jupiter.api.Test;

class HeapBudgetTest {

  private static final long MEGABYTE = 1 << 20;
  private static final UserId OWNER = new UserId(1);

  private final HeapBudget budget = new HeapBudget(16 * MEGABYTE, Duration.ofMillis(20), Duration.ZERO);

  @Test
  void whatIsGivenBackCanBeClaimedAgain() {
    for (int i = 0; i < 10; i++) {
      try (HeapShare share = budget.open()) {
        share.claimForBody(200 << 10);
        share.claimForBody(13 * MEGABYTE);
      }
    }
    budget.open().claimForBody(14 * MEGABYTE);
  }

  @Test
  void moreThanThereEverIsIsTooLarge() {
    HeapShare share = budget.open();
    assertCode(ErrorCode.TOO_LARGE, () -> share.claimForBody(15 * MEGABYTE));
    assertCode(ErrorCode.INVALID, () -> share.claimForAnswer(15 * MEGABYTE));
    share.claimForBody(10 * MEGABYTE);
    assertCode(ErrorCode.TOO_LARGE, () -> share.claimForBody(5 * MEGABYTE));
  }

  @Test
  void smallSharesHavePlaceBesideLargeOnes() {
    HeapShare large = budget.open();
    large.claimForBody(14 * MEGABYTE);
    assertCode(ErrorCode.BUSY, () -> budget.open().claimForBody(MEGABYTE));
    assertThatCode(() -> budget.open().claimForBody(200 << 10)).doesNotThrowAnyException();
    large.close();
    assertThatCode(() -> budget.open().claimForBody(MEGABYTE)).doesNotThrowAnyException();
  }

  @Test
  void aShareThatWasClosedClaimsNothingAndGivesBackOnce() {
    HeapShare share = budget.open();
    share.claimForBody(10 * MEGABYTE);
    share.close();
    share.close();
    assertCode(ErrorCode.BUSY, () -> share.claimForBody(1));
    budget.open().claimForBody(14 * MEGABYTE);
    assertCode(ErrorCode.BUSY, () -> budget.open().claimForBody(MEGABYTE));
  }

  @Test
  void theThreadsOfARequestFindItsShare() {
    HeapShare share = budget.open();
    share.run(() -> assertThat(HeapShare.current()).isSameAs(share));
    assertThatCode(() -> HeapShare.current().claimForBody(1L << 40)).doesNotThrowAnyException();
  }

  @Test
  void aThreadThatIsAskedToStopGetsWhatIsThereAndStaysAsked() {
    Thread.currentThread().interrupt();
    try {
      assertThatCode(() -> budget.open().claimForBody(MEGABYTE)).doesNotThrowAnyException();
      assertThatCode(() -> HeapShare.current().claimForAnswer(MEGABYTE)).doesNotThrowAnyException();
      assertThat(Thread.currentThread().isInterrupted()).isTrue();
    } finally {
      Thread.interrupted();
    }
  }

  /** A bare clip is a few bytes in the database and some thirty curves in answers; a project may have thousands. */
  @Test
  void whatAnswersAddToBareClipsIsClaimedToo() {
    ProjectFile file = Drafts.file(OWNER, 1, "film.mp4", "video");
    ProjectClip bare = Drafts.clip(OWNER, 1, 1, 0, 0);
    HeapShare share = budget.open();
    assertCode(ErrorCode.INVALID, () -> share.run(() -> {
      for (int i = 0; i < 10_000; i++) {
        Representation.json(bare, file);
      }
    }));
  }

  @Test
  void aPageOfBareClipsCountsAsSmall() {
    budget.open().claimForBody(14 * MEGABYTE);
    ProjectFile file = Drafts.file(OWNER, 1, "film.mp4", "video");
    assertThatCode(() -> budget.open().run(() -> {
      for (int i = 0; i < 25; i++) {
        Representation.json(Drafts.clip(OWNER, 1, 1, i, 0), file);
      }
    })).doesNotThrowAnyException();
  }

  private static void assertCode(ErrorCode code, Runnable claim) {
    assertThatThrownBy(claim::run).isInstanceOfSatisfying(PlatformException.class,
        refusal -> assertThat(refusal.code()).isEqualTo(code));
  }
}
