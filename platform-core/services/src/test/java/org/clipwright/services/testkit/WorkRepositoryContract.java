package org.clipwright.services.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.clipwright.services.work.WorkAnswer;
import org.clipwright.services.work.WorkRepository;
import org.clipwright.services.work.WorkRepository.Done;
import org.clipwright.services.work.WorkRepository.Failed;
import org.clipwright.services.work.WorkRequest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every store does with what callers wait for. */
public abstract class WorkRepositoryContract {

  private static final WorkRequest.Probe PROBE = new WorkRequest.Probe("a.mp4");
  private static final WorkAnswer RESULT =
      new WorkAnswer.Contents(JsonNodeFactory.instance.objectNode().put("duration", 1.5));

  private WorkRepository work;
  private long id;

  protected abstract WorkRepository work();

  @BeforeEach
  final void ask() {
    work = work();
    id = work.insert(PROBE);
  }

  @Test
  void attemptsAreCountedAndTakenBack() {
    WorkRepository.Attempt first = work.begin(id).orElseThrow();
    assertThat(first.number()).isEqualTo(1);
    assertThat(first.request()).isEqualTo(PROBE);
    assertThat(work.begin(id).orElseThrow().number()).isEqualTo(2);
    work.takeBack(id);
    assertThat(work.begin(id).orElseThrow().number()).isEqualTo(2);
    assertThat(work.begin(Long.MAX_VALUE)).isEmpty();
  }

  @Test
  void theFirstOutcomeStays() {
    assertThat(work.outcome(id)).isEmpty();
    work.finish(id, new Done(RESULT));
    work.finish(id, new Failed("Too late."));
    assertThat(work.outcome(id)).contains(new Done(RESULT));
    assertThat(work.begin(id)).isEmpty();
  }

  @Test
  void everyRequestAndAnswerComesBackAsItWas() {
    WorkRequest.Thumbnail thumbnail = new WorkRequest.Thumbnail(
        new WorkRequest.WholeProject(JsonNodeFactory.instance.objectNode().put("id", "P1")), 7, OptionalInt.of(32),
        OptionalInt.empty(), "png", 80, "thumbnail/a.png");
    requireKept(thumbnail, new WorkAnswer.Picture("thumbnail/a.png"));
    requireKept(new WorkRequest.FontSheet(1, "thumbnail/b.jpg"), new WorkAnswer.Picture("thumbnail/b.jpg"));
    requireKept(new WorkRequest.ListFonts(Optional.empty()),
        new WorkAnswer.Fonts(List.of(new WorkAnswer.FontFamily("Sans", List.of("Bold", "Regular")))));
  }

  private void requireKept(WorkRequest<?> request, WorkAnswer answer) {
    long other = work.insert(request);
    assertThat(work.begin(other).orElseThrow().request()).isEqualTo(request);
    work.finish(other, new Done(answer));
    assertThat(work.outcome(other)).contains(new Done(answer));
  }

  @Test
  void aFailureIsAnOutcomeToo() {
    work.finish(id, new Failed("It cannot be read."));
    assertThat(work.outcome(id)).contains(new Failed("It cannot be read."));
  }

  @Test
  void whatIsRemovedIsGone() {
    work.finish(id, new Done(RESULT));
    work.delete(id);
    assertThat(work.outcome(id)).isEmpty();
    assertThat(work.begin(id)).isEmpty();
    work.finish(id, new Done(RESULT));
    assertThat(work.outcome(id)).isEmpty();
  }
}
