package org.clipwright.services.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.clipwright.services.work.WorkRepository;
import org.clipwright.services.work.WorkRepository.Done;
import org.clipwright.services.work.WorkRepository.Failed;
import org.clipwright.services.work.WorkRequest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every store does with what callers wait for. */
public abstract class WorkRepositoryContract {

  private static final ObjectNode ARGUMENTS = JsonNodeFactory.instance.objectNode().put("key", "a.mp4");
  private static final ObjectNode RESULT = JsonNodeFactory.instance.objectNode().put("duration", 1.5);

  private WorkRepository work;
  private long id;

  protected abstract WorkRepository work();

  @BeforeEach
  final void ask() {
    work = work();
    id = work.insert(new WorkRequest(0, WorkRequest.Kind.PROBE, ARGUMENTS));
  }

  @Test
  void attemptsAreCountedAndTakenBack() {
    WorkRepository.Attempt first = work.begin(id).orElseThrow();
    assertThat(first.number()).isEqualTo(1);
    assertThat(first.request()).isEqualTo(new WorkRequest(id, WorkRequest.Kind.PROBE, ARGUMENTS));
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
